// A function as the answer to a part of Problem 3: tried on the given layer, and on others.

import { type Backward, backwardPass } from "../homework/backward";
import { LAYER_QUESTIONS, questionName, questionOf } from "../homework/questions";
import { blank, causes, judgeAnswer, type Question, unreadable } from "../judge/question";
import type { Callable } from "../judge/rule";
import { Verdict } from "../judge/verdict";
import { listed } from "../tensor/arguments";
import { layersLike, otherLayers } from "./hidden";
import { allOf, hasOneTerm, missingArrays, missingSizes } from "./taken";
import { axesOf, shapesOf, shared, type Trial, tryOn } from "./trials";

const ELSEWHERE =
  "Does the function use variables of the notebook, or numbers that fit the given layer only? Its last argument has all that it needs.";

/** Judges a function, whatever it does; only a loop that reads nothing and never ends is not stopped. */
export function judgeFunction(name: string, answer: Callable, inputs: unknown): Verdict {
  const asked = LAYER_QUESTIONS[questionName(name)];
  if (asked === undefined) {
    const names = Object.keys(LAYER_QUESTIONS).join(", ");
    return unreadable(
      questionOf(name, inputs),
      `A function can be the answer to ${names}; this question asks for numbers.`,
    );
  }
  const back = backwardPass(inputs);
  const question = asked(back);
  const axes = axesOf(back, question);
  const { length } = answer;
  if (length > 1 && length !== axes.length && length !== axes.length + 1) {
    return unreadable(
      question,
      `The function has ${length} arguments. A rule for one entry has the arguments ${axes.join(", ")} and layer; a function with the one argument layer returns the whole array.`,
    );
  }
  const tried = (layer: Backward) => tryOn(answer, layer, asked(layer));
  const given = tried(back);
  const read = describeFunction(length, axes);
  const verdict =
    given.run.answer === undefined
      ? stopped(question, given.run.fault, length === axes.length ? axes : [])
      : judgeAnswer(question, given.run.answer);
  if (given.run.answer === undefined) return new Verdict({ ...verdict, read });
  if (verdict.state === "missing") {
    return new Verdict({ ...verdict, reason: "The function returns nothing." });
  }
  const others = otherLayers(back).map(tried);
  if (!verdict.right) {
    const isRounding = question.fit(given.run.answer) !== undefined;
    if (isRounding) return new Verdict({ ...verdict, read });
    const found = shared([given, ...others]);
    const more = found.length > 0 ? {} : elsewhere(given, others);
    return new Verdict({ ...verdict, ...causes(found, question), ...more, read });
  }
  const alike = layersLike(back).map(tried);
  return new Verdict({ ...verdict, ...beyond(given, alike, others, tried), read });
}

/** What stops a function on another layer, where it takes all that it needs from its last argument. */
function elsewhere(given: Trial, trials: readonly Trial[]) {
  const symbol = given.question.array?.name;
  const missing = [missingArrays(symbol, given), missingSizes(symbol, given, given.back)];
  const failed = trials.find(({ run }) => run.fault !== undefined);
  if (missing.flatMap(allOf).length > 0 || failed === undefined) return {};
  return { reason: `On a layer with ${shapesOf(failed)}: ${failed.run.fault}` };
}

/** What a function that is right for the given inputs is on other layers. */
function beyond(given: Trial, alike: readonly Trial[], others: readonly Trial[], tried: Try) {
  const trials = [...alike, ...others];
  const failed = trials.find(({ right }) => !right);
  if (failed === undefined) {
    const count = trials.length;
    const layers = count === 1 ? "another layer" : `${count} other layers`;
    return { reason: count === 0 ? "" : `It is right for ${layers} with random numbers, too.` };
  }
  const found = shared(trials);
  const missing = alike.includes(failed)
    ? arraysFromElsewhere(given, found, tried)
    : sizesFromElsewhere(given, tried);
  if (missing.length > 0) {
    return {
      reason: `It was tried on the given inputs only, because it does not take ${listed(missing)} from its last argument, but from elsewhere.`,
    };
  }
  const { question } = given;
  const where = `It is right for the given inputs, but not for a layer with ${shapesOf(failed)}.`;
  const { reason, ...rest } = causes(found, { ...question, hint: ELSEWHERE });
  const text = failed.run.answer && failed.question.differences(failed.run.answer).text;
  return {
    state: "wrong" as const,
    headline: "Not yet.",
    ...rest,
    reason: `${where} ${failed.run.fault ?? reason}`.trim(),
    differences: { entries: [], text: text ? `On that layer: ${text}` : "" },
    array: undefined,
  };
}

type Try = (layer: Backward) => Trial;

/**
 * The arrays that a function takes from elsewhere: it fails on random numbers by no known mistake, and
 * is right as long as these arrays stay as they are. Of an answer that is 0 everywhere nobody can tell.
 */
function arraysFromElsewhere(given: Trial, found: readonly unknown[], tried: Try): string[] {
  const { question, back } = given;
  const missing = allOf(missingArrays(question.array?.name, given));
  const isZero = question.array?.tensor.data.every((value) => value === 0);
  if (found.length > 0 || isZero) return [];
  return layersLike(back, missing)
    .map(tried)
    .every(({ right }) => right)
    ? missing
    : [];
}

/**
 * The sizes that a function takes from elsewhere: it is right as long as these sizes stay as they are.
 * Where a size is 1, the function may as well have left out a sum, and then it is no rule for other layers.
 */
function sizesFromElsewhere(given: Trial, tried: Try): string[] {
  const { question, back } = given;
  const missing = missingSizes(question.array?.name, given, back);
  const names = allOf(missing);
  if (names.length === 0 || hasOneTerm(question.array?.name, missing, back)) return [];
  return otherLayers(back, names)
    .map(tried)
    .every(({ right }) => right)
    ? names
    : [];
}

/** @param axes how the function is called, where one may think that the last argument is the layer */
function stopped(question: Question, fault: string, axes: readonly string[]): Verdict {
  const reminder = `It is called with ${axes.join(", ")}, and the layer comes behind them.`;
  const reason =
    axes.length < 2 || !/stops with an error/.test(fault) ? fault : `${fault} ${reminder}`;
  return new Verdict({ ...blank(question), state: "wrong", headline: "Not yet.", reason });
}

function describeFunction(length: number, axes: readonly string[]): string {
  if (length < 2) return "a function of the layer that returns the whole array";
  const rest = length > axes.length ? " and the layer" : "";
  return `a rule for one entry, a function of ${axes.join(", ")}${rest}`;
}
