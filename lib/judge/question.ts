// A question, the mistakes that are likely in it, and how an answer to it is judged.
import { type Answer, type Expected, readAnswer } from "../reading/answer";
import type { Fit } from "./rounding";
import { type Differences, type NamedArray, Verdict, type VerdictParts } from "./verdict";

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
  /** The right answer in words; where an array was asked for, what its entries are. */
  readonly solution: string;
  /** The right answer, where an array was asked for. */
  readonly array?: NamedArray;
  /** How an answer agrees with the right one. */
  fit(answer: Answer): Fit;
  /** The mistakes to compare with, most likely first. */
  mistakes(): readonly Mistake[];
  /** Where a wrong answer differs. */
  differences(answer: Answer): Differences;
  /** The answer as an array of the right shape; undefined when it is none. */
  arrayOf?(answer: Answer): NamedArray | undefined;
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
  whole: {
    name: "rounding a whole number",
    hint: "Count exactly, and give all the digits.",
  },
};

/** Reads an answer to a question and judges it; whatever was given, it throws nothing. */
export function judge(question: Question, given: unknown): Verdict {
  return judgeAnswer(question, readAnswer(given, question));
}

/** The verdict on an answer that could not be read. */
export function unreadable(question: Question, reason: string): Verdict {
  const headline = "I could not read the answer.";
  return new Verdict({ ...blank(question), state: "unreadable", headline, reason });
}

/** The verdict on an answer that was read. */
export function judgeAnswer(question: Question, answer: Answer): Verdict {
  const nothing = blank(question);
  const { kind, read } = answer;
  if (kind === "missing") return new Verdict(nothing);
  if (kind === "unreadable") return unreadable(question, read);
  const fit = question.fit(answer);
  const array = question.arrayOf?.(answer);
  if (fit === "exact" || fit === "rounded") {
    const headline = fit === "exact" ? "That is right." : "That is right, up to rounding.";
    return new Verdict({ ...nothing, state: "right", headline, read, array, hint: "" });
  }
  // 2400 may be the right number rounded to hundreds, or exactly what a mistake gives.
  const isLikely = fit === undefined || fit === "whole";
  const likely = isLikely ? likelyMistakes(question, answer) : [];
  const found = likely.length === 0 && fit !== undefined ? [ROUNDED[fit]] : likely;
  return new Verdict({
    ...nothing,
    state: "wrong",
    headline: "Not yet.",
    read,
    array,
    ...causes(found, question),
    // Where all is right but for the rounding, no entry is called wrong.
    differences: fit === undefined ? question.differences(answer) : NOWHERE,
  });
}

/** Mistakes by their names, in a sentence, and what to think about. */
export function causes(found: readonly Pick<Mistake, "name" | "hint">[], { hint }: Question) {
  const mistakes = found.slice(0, MOST_NAMED).map(({ name }) => name);
  return {
    mistakes,
    reason: found.length === 0 ? "" : `This is what comes from ${mistakes.join(", or from ")}.`,
    hint: found.length === 0 ? hint : found[0].hint,
  };
}

/** The solution of a question as text. */
export function solutionOf({ solution, array }: Question): string {
  return array === undefined ? solution : `${solution}\n${array.tensor}`;
}

/** The verdict on a question to which there is no answer yet. */
export function blank(question: Question): VerdictParts {
  return {
    state: "missing",
    headline: "There is no answer yet.",
    read: "",
    mistakes: [],
    reason: "",
    differences: NOWHERE,
    array: undefined,
    hint: question.hint,
    solution: solutionOf(question),
  };
}

/** The mistakes that fit the whole answer; those that fit exactly leave no room for others. */
export function likelyMistakes(question: Question, answer: Answer): Mistake[] {
  const fits = question.mistakes().map((mistake) => ({ mistake, fit: mistake.fit(answer) }));
  const best = fits.some(({ fit }) => fit === "exact") ? "exact" : "rounded";
  return fits
    .filter(({ fit }) => fit === best)
    .map(({ mistake }) => mistake)
    .filter(({ name }, k, all) => all.findIndex((other) => other.name === name) === k);
}

/** Mistakes, and two of them at once for answers that none alone gives. */
export function withPairs(mistakes: readonly Mistake[], pairs: readonly Mistake[]): Mistake[] {
  const known = new WeakMap<Answer, boolean>();
  const isSingle = (answer: Answer) => {
    const found =
      known.get(answer) ??
      mistakes.some(({ fit }) => /^(?:exact|rounded)$/.test(fit(answer) ?? ""));
    known.set(answer, found);
    return found;
  };
  const second = pairs.map((pair): Mistake => {
    return { ...pair, fit: (answer) => (isSingle(answer) ? undefined : pair.fit(answer)) };
  });
  return [...mistakes, ...second];
}
