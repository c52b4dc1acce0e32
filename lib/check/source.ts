// A function's text: which arguments it declares, and which names it takes from around it.

/** What the text of a function says. */
export interface Source {
  /** The text without comments and quoted texts. */
  code: string;
  /** What kind of function cannot be the answer, in words; "" for all others. */
  unfit: string;
  /** The arguments that it declares, also those with a default value. */
  count: number;
  /** How many of them are left without those at the end that have a default value. */
  least: number;
  /** Whether it takes any number of arguments more. */
  hasRest: boolean;
  /** Variables from elsewhere, which it reads, and functions from elsewhere, which it calls. */
  variables: string[];
  called: string[];
}

const UNFIT: readonly (readonly [RegExp, string])[] = [
  [/^class\b/, "a class"],
  [/^async\b/, "an async function, which returns a promise of a number; leave out async"],
  [/^(function\s*|)\*/, "a generator (function*), which returns no number; leave out the *"],
];
const NAME = /(?<![.\w$])[A-Za-z_$][\w$]*/g;
const WORDS = new Set(
  "arguments break case const continue default do else false for function if in Infinity let Math NaN new null Number of return switch this throw true typeof undefined var void while".split(
    " ",
  ),
);

/** Reads a function's text. tslab writes a variable X of the notebook as exports.X. */
export function sourceOf(answer: { length: number }): Source {
  const code = String(answer)
    .replace(/\/\/.*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "")
    .replace(/\(0, ?\w+\.(\w+)\)/g, "$1")
    .replace(/\bexports\./g, "")
    .trim();
  const unfit = UNFIT.find(([start]) => start.test(code))?.[1] ?? "";
  const list = code.includes("[native code]") ? undefined : argumentsIn(code);
  const own = new Set(list?.join().match(NAME));
  // Names in a declaration, before = and before =>.
  const inside =
    /\b(?:const|let|var|function)\s+([\w$]+|\[[^\]]*\]|\{[^}]*\})|([\w$]+)\s*=(?!=)|\(([^()]*)\)\s*=>/g;
  for (const found of code.matchAll(inside)) {
    for (const name of found.slice(1).join(" ").match(NAME) ?? []) own.add(name);
  }
  const names = new Set(code.match(NAME)?.filter((name) => !own.has(name) && !WORDS.has(name)));
  const isCalled = (name: string) => new RegExp(`(?<![.\\w$])${escaped(name)}\\s*\\(`).test(code);
  const single = list?.filter((one) => !one.startsWith("..."));
  const required = single?.map((one) => !/^[\w$]+\s*=/.test(one));
  return {
    code,
    unfit,
    count: single?.length ?? answer.length,
    least: required ? required.lastIndexOf(true) + 1 : answer.length,
    hasRest: /\barguments\b/.test(code) || (list?.at(-1)?.startsWith("...") ?? false),
    variables: [...names].filter((name) => !isCalled(name)),
    called: [...names].filter(isCalled),
  };
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}

/** The arguments one by one, each as it is written. */
function argumentsIn(code: string): string[] {
  const single = code.match(/^([\w$]+)\s*=>/);
  if (single) return [single[1]];
  const list = [""];
  let depth = 0;
  for (const sign of code.slice(code.indexOf("(") + 1)) {
    if (/[([{]/.test(sign)) depth++;
    if (/[)\]}]/.test(sign) && --depth < 0) break;
    if (sign === "," && depth === 0) list.push("");
    else list[list.length - 1] += sign;
  }
  return list.map((one) => one.trim()).filter((one) => one !== "");
}
