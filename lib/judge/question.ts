// A question, the mistakes that are likely in it, and how an answer to it is judged.
import { type Answer, type Expected, readAnswer } from "./answer";
import type { Fit } from "./rounding";
import { type Differences, Verdict } from "./verdict";

/** A mistake that students make. */
export interface Mistake {
  /** What was done, to follow "This is what comes from": "reversing the kernel". */
  readonly name: string;
  /** What to think about, without the answer. */
  readonly hint: string;
  /** How an answer agrees with what the mistake gives on the inputs. */
  fit(answer: Answer): Fit;
}

/** A part of a problem on certain inputs. */
export interface Question extends Expected {
  /** For an answer that fits no mistake. */
  readonly hint: string;
  readonly solution: string;
  /** How an answer agrees with the right one. */
  fit(answer: Answer): Fit;
  /** The mistakes to compare with, most likely first. */
  mistakes(): readonly Mistake[];
  /** Where a wrong answer differs. */
  differences(answer: Answer): Differences;
}

const MOST_NAMED = 3;
const NOWHERE: Differences = { entries: [], text: "" };

const ROUNDED = {
  early: {
    name: "cutting digits off, or rounding before the end",
    hint: "Keep all digits while you compute, and round only the final numbers.",
  },
  coarse: {
    name: "rounding too much",
    hint: "Give at least three decimals or three significant digits.",
  },
};

/** Reads an answer to a question and judges it. */
export function judge(question: Question, given: unknown): Verdict {
  const answer = readAnswer(given, question);
  const { hint, solution } = question;
  if (answer.kind === "missing") {
    const none = { right: false, mistakes: [], differences: NOWHERE, hint, solution };
    return new Verdict("There is no answer yet.", none);
  }
  const fit = question.fit(answer);
  if (fit === "exact" || fit === "rounded") {
    const opening = fit === "exact" ? "That is right." : "That is right, up to rounding.";
    return new Verdict(opening, {
      right: true,
      mistakes: [],
      differences: NOWHERE,
      hint: "",
      solution,
    });
  }
  const found = fit === undefined ? named(question.mistakes(), answer) : [ROUNDED[fit]];
  const mistakes = found.map(({ name }) => name);
  const cause = `This is what comes from ${mistakes.join(", or from ")}.`;
  const opening = found.length === 0 ? "Not yet." : `Not yet. ${cause}`;
  return new Verdict(opening, {
    right: false,
    mistakes,
    // Where all is right but for the rounding, no entry is called wrong.
    differences: fit === undefined ? question.differences(answer) : NOWHERE,
    hint: found.length === 0 ? hint : found[0].hint,
    solution,
  });
}

/** The mistakes that fit the whole answer; those that fit exactly leave no room for others. */
function named(mistakes: readonly Mistake[], answer: Answer): Mistake[] {
  const fits = mistakes.map((mistake) => ({ mistake, fit: mistake.fit(answer) }));
  const best = fits.some(({ fit }) => fit === "exact") ? "exact" : "rounded";
  return fits
    .filter(({ fit }) => fit === best)
    .map(({ mistake }) => mistake)
    .filter(({ name }, k, all) => all.findIndex((other) => other.name === name) === k)
    .slice(0, MOST_NAMED);
}
