// An answer that is the limits of sums: from where to where k1 and k2 run.

import { plain } from "../notation/plain";
import { type Token, tokenize } from "../notation/tokens";
import { Unreadable } from "../notation/unreadable";
import {
  type Atom,
  allowOnly,
  atomsOf,
  codeOf,
  isNumber,
  marked,
  vocabulary,
} from "../notation/words";
import { readClauses } from "./clauses";
import { interval, Limits } from "./interval";
import { onlyLimits } from "./limit-words";

const WORDS = vocabulary({
  silent:
    "w np list only entries entry elements all weights kernel filter window matrix let int var limit limits bound bounds index indices run runs running go goes going range ranges vary varies over sum sums summed loop loops at up inclusive included including respectively integer integers",
  a: "k1 rows row r",
  b: "k2 columns column c",
  t: "to through thru till",
  f: "from",
  w: "between",
  "&": "and",
  B: "both each",
  F: "for",
  l: "lower start starts starting begin begins first smallest minimum min",
  u: "upper end ends ending stop stops last largest maximum max",
  x: "exclusive excluded",
  S: "same likewise too does",
  "∈": "in",
});

/** An index of Z with limits. */
const OF_PIXELS = /(?<![\p{L}\d])[ij](?=\s*(?:[=:∈<≤]|(?:from|in|runs?|goes|between)\b))/u;

/** Reads the limits of k1 and of k2: lower, upper, lower, upper. */
export function readLimits(text: string): number[] {
  const [pixel] = OF_PIXELS.exec(plain(text)) ?? [];
  if (pixel) throw new Unreadable(`“${pixel}” counts pixels; the sums run over k1 and k2.`);
  const tokens = withDashes(marked(tokenize(onlyLimits(text)), WORDS));
  const atoms = atomsOf(tokens, { products: false, joined: false, listed: true });
  allowOnly(atoms, /^(?:[abtfwluxS&BF∈<≤>≥=:,;.*|/→()[\]{}\n]|\.\.)$/);
  // A bracket that leaves out an end of [2, 5) says what its numbers are, as a word does.
  const isSaid = /[abBFStflux∈w…<≤>≥→]|n:n|\[n[,;]n[)[]|[(\]]n[,;]n\]/.test(codeOf(atoms));
  const limits = isSaid ? readClauses(atoms) : listed(atoms);
  if (limits !== undefined) return inOrder(limits);
  throw new Unreadable("I cannot tell from where to where k1 and k2 run.");
}

/** In "2-4" the dash means "to"; behind "to" it is a minus, and in "-1 -2" a sign. */
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

/** Numbers alone: four of them, or two lists. */
function listed(atoms: readonly Atom[]): Limits {
  const limits = new Limits();
  const lists: Atom[][] = [[]];
  for (const atom of atoms) {
    if (isNumber(atom)) lists[lists.length - 1].push(atom);
    else if (atom !== ",") lists.push([]);
  }
  const full = lists.filter((list) => list.length > 0);
  const [only] = full;
  const pairs = full.length === 1 && only.length === 4 ? [only.slice(0, 2), only.slice(2)] : full;
  for (const pair of pairs) limits.add([], interval("", pair.filter(isNumber)));
  return limits;
}

function inOrder({ named, unnamed, isSame }: Limits): number[] {
  const isNamed = named.some((limits) => limits !== undefined);
  if (isNamed && unnamed.length > 0)
    throw new Unreadable("I cannot tell which limits belong to which index.");
  if (unnamed.length === 1 && !isSame) {
    throw new Unreadable("There are limits for one index only, and both k1 and k2 need them.");
  }
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
