// An answer that is the limits of sums: from where to where k1 and k2 run.

import { type Interval, interval, narrowed } from "./interval";
import { plain } from "./plain";
import { type Token, tokenize } from "./tokens";
import { Unreadable } from "./unreadable";
import { type Atom, allowOnly, atomsOf, codeOf, isNumber, marked, vocabulary } from "./words";

const WORDS = vocabulary({
  silent:
    "w let int var limit limits bound bounds index indices run runs running go goes going range ranges vary varies over sum sums summed loop loops at up inclusive included respectively integer integers",
  a: "k1 rows row",
  b: "k2 columns column",
  t: "to through thru",
  f: "from",
  w: "between",
  "&": "and",
  B: "both each",
  F: "for",
  l: "lower start starts starting begin begins first smallest minimum min",
  u: "upper end ends ending stop stops last largest maximum max",
  x: "exclusive excluded",
  S: "same likewise too also does",
  "∈": "in",
});

/** One index, or both. */
const L = String.raw`B?\(?[ab]\)?(?:[,&]?\(?[ab]\)?)*B?`;
const BRACKETED = String.raw`[([{]n(?:[,;&]?n)*(?:,?…,?n)?[)\]}[]`;
const STEP = "f?:?n[,;]?[t…→:]:?n";
const RANGE = `(?:[([{]?${STEP}|[wf]n[,&]n|${BRACKETED}|l[=:]?n[,&;]?u[=:]?n|n(?:[,&]?n)*(?:,?…,?n)?)x?`;
/** The ways to name limits. */
const CLAUSE = new RegExp(
  [
    `(?<same>SF?${L}|${L}[=:]?S)`,
    String.raw`(?<loop>\(?[ab]=n[,;&][ab][<≤]n)`,
    "(?<span>f?[ab]=nt[ab]=n)",
    "(?<sides>l[=:]?n[,&]n[,;&]?u[=:]?n[,&]n)",
    `n[<≤>≥]${L}[<≤>≥]n`,
    `n[<≤>≥]${L}|${L}[<≤>≥]n`,
    `(?<side>[lu]F?${L}[=:]?n|${L}[lu][=:]?n(?![,&;]?u))`,
    `${L}[=:∈]?(?<each>${RANGE})(?:[,&](?<second>${STEP}|${BRACKETED}))?`,
    `B[=:]?(?<both>${RANGE})`,
    `(?<range>${RANGE})(?<for>F?(?:${L}|B)(?![=:∈fwn<≤>≥]))?`,
  ].join("|"),
  "y",
);

/** What has been read of k1 and of k2, or of indices without a name in their order. */
class Found {
  readonly named: (Interval | undefined)[] = [undefined, undefined];
  readonly unnamed: Interval[] = [];
  /** Whether it was said that one has the limits of the other. */
  isSame = false;

  add(indices: readonly number[], limits: Interval): void {
    for (const k of indices) this.named[k] = narrowed(this.named[k], limits, `k${k + 1}`);
  }
}

/** Reads the limits of k1 and of k2: lower, upper, lower, upper. */
export function readLimits(text: string): number[] {
  const tokens = withDashes(marked(tokenize(onlyLimits(text)), WORDS));
  const atoms = atomsOf(tokens, { products: false, joined: false, listed: true });
  allowOnly(atoms, /^(?:[abtfwluxS&BF∈<≤>≥=:,;.*/→()[\]{}\n]|\.\.)$/);
  const isSaid = /[abBFStflux∈w…<≤>≥→]|n:n/.test(codeOf(atoms));
  return inOrder(isSaid ? clauses(atoms) : listed(atoms));
}

/** The text without what says nothing about limits; range(0, 2) of Python stops before 2. */
function onlyLimits(text: string): string {
  const [step, remark] = [/k[12]\s*(?:\+\+|\+=\s*1)/gi, /\([^()\d]*\)/g];
  const summand = /\*?\s*[WXZ]\s*(?:\[[^\]]*\]|\([^()]*\))\s*=?/g;
  return (
    plain(text)
      // In "K1 − 1 = 1" the number counts.
      .replaceAll(/K[12]\s*-\s*1\s*=\s*(?=\d)/g, " ")
      .replaceAll(step, " ")
      .replaceAll(remark, " ")
      .replaceAll(summand, " ")
      .replaceAll(
        /\brange\s*\((?:([^(),]+),)?([^(),]+)\)/gi,
        (_, from, to) => `[${from ?? 0}, ${to})`,
      )
  );
}

/** In "0-1" the dash means "to"; behind "to" it is a minus, and in "-1 -2" a sign. */
function withDashes(tokens: readonly Token[]): Token[] {
  return tokens.map((token, k) => {
    const [before, previous, next] = [tokens[k - 2], tokens[k - 1], tokens[k + 1]];
    const isBetween = previous?.kind === "number" && next?.kind === "number";
    const isSign = token.apart && next?.apart === false;
    const isMinus = /^(?:t|\.\.|[<≤→])$/.test(before?.text ?? "");
    if (token.text !== "-" || !isBetween || isSign || isMinus) return token;
    return { ...token, kind: "word", text: "t" };
  });
}

function clauses(atoms: readonly Atom[]): Found {
  const code = codeOf(atoms);
  const found = new Found();
  for (let at = 0; at < code.length; ) {
    CLAUSE.lastIndex = at;
    const match = CLAUSE.exec(code);
    if (match === null) {
      if (!/[,;&.:*/()[\]{}\nF]/.test(code[at])) throw unclear();
      at++;
      continue;
    }
    const whole = atoms.slice(at, at + match[0].length);
    const numbers = whole.filter(isNumber);
    const of = /[aB]/.test(match[0]) ? [0] : [];
    if (/[bB]/.test(match[0])) of.push(1);
    const { same, loop, span, sides, side, each, second, both, range } = match.groups ?? {};
    if (same !== undefined) found.isSame = true;
    else if (loop !== undefined) found.add(of, interval(`n≤a${loop.at(-2)}n`, numbers));
    else if (span !== undefined) found.add(of, interval("", numbers));
    else if (sides !== undefined) {
      found.add([0], interval("", [numbers[0], numbers[2]]));
      found.add([1], interval("", [numbers[1], numbers[3]]));
    } else if (second !== undefined) {
      if (of.length !== 2) throw unclear();
      const count = codeOf(whole).length - second.length;
      found.add([0], interval(each, whole.slice(0, count).filter(isNumber)));
      found.add([1], interval(second, whole.slice(count).filter(isNumber)));
    } else if (side !== undefined) {
      const limit = numbers[0].value;
      found.add(of, side.includes("l") ? [limit, undefined] : [undefined, limit]);
    } else {
      const named = each ?? both ?? range;
      const limits = interval(named ?? match[0], numbers);
      if (of.length > 0) found.add(of, limits);
      else found.unnamed.push(limits);
    }
    at += match[0].length;
  }
  return found;
}

/** Numbers alone: four of them, or two lists. */
function listed(atoms: readonly Atom[]): Found {
  const found = new Found();
  const lists: Atom[][] = [[]];
  for (const atom of atoms) {
    if (isNumber(atom)) lists[lists.length - 1].push(atom);
    else if (atom !== ",") lists.push([]);
  }
  const full = lists.filter((list) => list.length > 0);
  const [only] = full;
  const pairs = full.length === 1 && only.length === 4 ? [only.slice(0, 2), only.slice(2)] : full;
  for (const pair of pairs) found.unnamed.push(interval("", pair.filter(isNumber)));
  return found;
}

function inOrder({ named, unnamed, isSame }: Found): number[] {
  const isNamed = named.some((limits) => limits !== undefined);
  if (isNamed && unnamed.length > 0)
    throw new Unreadable("I cannot tell which limits belong to which index.");
  const given = isNamed ? named : [unnamed[0], unnamed[1]];
  const all = isSame ? [given[0] ?? given[1], given[1] ?? given[0]] : given;
  if (unnamed.length > 2) throw new Unreadable("There are limits for more than two indices.");
  return all.flatMap((limits, k) =>
    [0, 1].map((side) => {
      const limit = limits?.[side];
      if (limit !== undefined) return limit;
      throw new Unreadable(`The ${side === 0 ? "lower" : "upper"} limit of k${k + 1} is missing.`);
    }),
  );
}

function unclear(): Unreadable {
  return new Unreadable("I cannot tell from where to where k1 and k2 run.");
}
