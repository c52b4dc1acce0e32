// Where an answer begins behind the way to it: "W is 3×2, so Z is 7×9".

import type { Form } from "./form";

/** Words that stand before a conclusion. */
const CONCLUDES =
  /\b(?:so|thus|hence|therefore|then|gives?|giving|yields?|makes?|making|means|meaning|leaves|leaving|leads to|results? in|which is|total|altogether|together|finally|overall|for example|for instance|exactly|precisely|answers?|result|conclusion)\b:?|→|∴/gi;
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

/** What begins with a reason may reach its subject without a comma: "since W is 3×2 both sums …". */
const REASONED = /^\W*(?:because|since|as|given|for|with|when|if)\b/i;
const SUBJECT = /(?=\b(?:k1|both|Z\s+(?:is|has)|(?:the|we|there|it)\s))/gi;

/** The places where the answer may begin, the first ones first. Of the steps of a computation each may be the last. */
export function splits(text: string, { follows }: Form): Split[] {
  const at = (isSaid: boolean) => (found: RegExpExecArray) => ({
    way: text.slice(0, found.index),
    rest: text.slice(found.index + found[0].length),
    isSaid,
  });
  return [...text.matchAll(CONCLUDES), ...(REASONED.test(text) ? text.matchAll(SUBJECT) : [])]
    .map(at(true))
    .concat([...text.matchAll(follows === undefined ? SENTENCES : STEPS)].map(at(false)))
    .sort((a, b) => a.way.length - b.way.length);
}
