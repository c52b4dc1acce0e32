// Where an answer begins behind the way to it: "W is 3×2, so Z is 7×9".

/** Words that stand before a conclusion. */
const CONCLUDES =
  /\b(?:so|thus|hence|therefore|then|gives?|giving|yields?|makes?|making|means|meaning|leads to|results? in|which is|total|altogether|together|finally|overall|exactly|precisely|answers?|result|conclusion)\b:?|→|∴/gi;
/** The ends of sentences and lines. */
const SENTENCES = /[;\n]|\.(?=\s)/g;
/** The ends of steps of a computation. */
const STEPS = /[;\n]|[.,:](?=\s)/g;

/** An answer in two parts. */
export interface Split {
  /** The way to the answer. */
  readonly way: string;
  /** The answer. */
  readonly rest: string;
  /** Whether a word says that the second part follows from the first. */
  readonly isSaid: boolean;
}

/** The places where the answer may begin, the first ones first. Of steps each may be the last. */
export function splits(text: string, hasSteps: boolean): Split[] {
  const at = (isSaid: boolean) => (found: RegExpExecArray) => ({
    way: text.slice(0, found.index),
    rest: text.slice(found.index + found[0].length),
    isSaid,
  });
  return [...text.matchAll(CONCLUDES)]
    .map(at(true))
    .concat([...text.matchAll(hasSteps ? STEPS : SENTENCES)].map(at(false)))
    .filter(({ way, rest }) => /[\p{L}\d]/u.test(way) && /[\p{L}\d]/u.test(rest))
    .sort((a, b) => a.way.length - b.way.length);
}
