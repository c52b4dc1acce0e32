// An answer that is a whole array, as it is typed, printed by a program or copied from a table.
import { plain } from "../notation/plain";
import { type Typed, typed } from "../notation/typed";
import { Unreadable } from "../notation/unreadable";

/** Numbers as brackets or lines nest them. */
export type Nested = Typed | Nested[];

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const PIECE = new RegExp(
  String.raw`(?<number>${NUMBER})(?:\/(?<below>\d+))?|(?<bracket>[[\](){}])|(?<between>[\s,;|])|(?<word>[\p{L}∂]+|.)`,
  "giu",
);
/** What stands before the numbers: "∂J/∂W =", "dW:", "Float64Array(4)". */
const NAME = /^(?:const|let)?\s*(?:(?:∂J\/∂|d)[A-Z]|[A-Z])\s*[=:]/i;
const CONSTRUCTOR = /^(?:new )?[a-z\d.]*(?:array|tensor|matrix)\d*(?:\(\d+\)(?=\s*\[))?/i;

/** Reads numbers and how they are nested. */
export function readArray(text: string): Nested[] {
  if (/…|\.{2,}|more item|\[Array\]/.test(text)) {
    throw new Unreadable("Some numbers are left out of the answer, where its dots are.");
  }
  const printed = /^\s*Tensor (\d+(?:×\d+)*)\n/.exec(text);
  if (printed !== null) {
    const numbers = text.slice(printed[0].length).replaceAll(/^\[.*:.*\]$/gm, " ");
    return folded(numbersIn(plain(numbers)), printed[1].split("×").map(Number));
  }
  const body = plain(text.includes("│") ? unframed(text) : text)
    .replaceAll(/^[\s|:-]+$/gm, "")
    .replace(NAME, "")
    .trim()
    .replace(CONSTRUCTOR, "")
    .replace(/[;.\s]+$/, "");
  if (/[[({]/.test(body) && !body.includes(";")) return nested(body);
  const rows = body
    .split(/[;\n]/)
    .map(numbersIn)
    .filter((row) => row.length > 0);
  return rows.length === 1 ? rows[0] : rows;
}

function numbersIn(text: string): Typed[] {
  return pieces(text).filter((piece) => typeof piece !== "string");
}

/** Numbers and brackets; what stands between them is left out. */
function pieces(text: string): (Typed | string)[] {
  return [...text.matchAll(PIECE)].flatMap(({ groups = {} }): (Typed | string)[] => {
    if (groups.word) throw new Unreadable(`“${groups.word}” is not a number.`);
    if (groups.bracket) return [groups.bracket];
    if (!groups.number) return [];
    return [
      groups.below ? typed(Number(groups.number) / Number(groups.below)) : typed(groups.number),
    ];
  });
}

/** Numbers as brackets nest them; in one list where brackets are missing. */
function nested(text: string): Nested[] {
  const open: Nested[][] = [[]];
  for (const piece of pieces(text)) {
    const inner = open[open.length - 1];
    if (typeof piece !== "string") inner.push(piece);
    else if (/[[({]/.test(piece)) open.push([]);
    else if (open.length === 1) return numbersIn(text);
    else {
      open.pop();
      open[open.length - 1].push(inner);
    }
  }
  const [top] = open;
  if (open.length > 1) return numbersIn(text);
  return top.length === 1 && Array.isArray(top[0]) ? top[0] : top;
}

/** Numbers in their order, as an array of a shape. */
function folded(numbers: Nested[], shape: readonly number[]): Nested[] {
  if (numbers.length !== shape.reduce((product, length) => product * length, 1)) {
    throw new Unreadable(`The answer does not hold as many numbers as its first line says.`);
  }
  return shape.slice(1).reduceRight<Nested[]>((list, length) => {
    return Array.from({ length: list.length / length }, (_, k) =>
      list.slice(k * length, (k + 1) * length),
    );
  }, numbers);
}

/** The numbers of a table that console.table prints, without its frame and its indices. */
function unframed(text: string): string {
  const lines = text.split("\n").filter((line) => line.includes("│") && !line.includes("(index)"));
  return lines.map((line) => line.split("│").slice(2).join(" ")).join("\n");
}
