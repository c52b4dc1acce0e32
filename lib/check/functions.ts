// A function as the answer to a part of Problem 3: tried on the given layer, and on others.

import { type Backward, backwardPass } from "../homework/backward";
import { LAYER_QUESTIONS, questionName, questionOf } from "../homework/questions";
import { blank, causes, judgeAnswer, type Question, unreadable } from "../judge/question";
import type { Callable } from "../judge/rule";
import { Verdict } from "../judge/verdict";
import { listed } from "../tensor/arguments";
import { arraysFromElsewhere, sizesFromElsewhere, type Try } from "./elsewhere";
import { layersLike, otherLayers } from "./hidden";
import { type Source, sourceOf } from "./source";
import { allOf, missingArrays, missingSizes } from "./taken";
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
  const source = sourceOf(answer);
  if (source.unfit !== "") return unreadable(question, `The answer is ${source.unfit}.`);
  const { hasRest } = source;
  const count = countFor(axes, source);
  if (!hasRest && count > 1 && count !== axes.length && count !== axes.length + 1) {
    return unreadable(
      question,
      `The function has ${count} arguments. A rule for one entry has the arguments ${axes.join(", ")} and layer; a function with the one argument layer returns the whole array.`,
    );
  }
  const rule = { answer, source, isRule: true };
  // Only a try can tell what a function is that takes any number of arguments.
  const isRule = count > 1 || (hasRest && tryOn(rule, back, question).run.fault === undefined);
  const tried = (layer: Backward) => tryOn({ ...rule, isRule }, layer, asked(layer));
  const hasLayer = hasRest || count > axes.length;
  const given = tried(back);
  const read = describeFunction(isRule, hasLayer, axes);
  const withoutLayer = isRule && !hasLayer ? axes : [];
  const verdict =
    given.run.answer === undefined
      ? stopped(question, given.run.fault, withoutLayer)
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
    const more = found.length > 0 ? {} : elsewhere(given, others, withoutLayer);
    return new Verdict({ ...verdict, ...causes(found, question), ...more, read });
  }
  const alike = layersLike(back).map(tried);
  return new Verdict({ ...verdict, ...beyond(given, alike, others, tried), read });
}

/** How many arguments a function is called with: behind the layer it may have more, with default values. */
function countFor(axes: readonly string[], { count, least }: Source): number {
  const most = least === 1 && axes.length > 1 ? 1 : axes.length + 1;
  return least <= most ? Math.min(count, most) : count;
}

/**
 * What may be wrong with a function that makes no known mistake: it forgets that the layer comes behind
 * the indices, or it takes all that it needs from the layer, and something stops it on another one.
 *
 * @param axes how the function is called, where one may think that the last argument is the layer
 */
function elsewhere(given: Trial, trials: readonly Trial[], axes: readonly string[]) {
  if (axes.length > 1) return { reason: reminder(axes) };
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
  const isOfNumbers = alike.includes(failed);
  const found = shared(trials);
  const { arrays, ones, mistakes } = isOfNumbers
    ? arraysFromElsewhere(given, found, tried)
    : { arrays: sizesFromElsewhere(given, tried), ones: [], mistakes: found };
  if (arrays.length > 0) return { reason: onGivenOnly(arrays, ones) };
  const { question } = given;
  const other = isOfNumbers ? "other numbers" : `a layer with ${shapesOf(failed)}`;
  const where = `It is right for the given inputs, but not for ${other}.`;
  const { reason, ...rest } = causes(mistakes, { ...question, hint: ELSEWHERE });
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

function onGivenOnly(names: readonly string[], ones: readonly string[]): string {
  const only = `It was tried on the given inputs only, because it does not take ${listed(names)} from its last argument, but from elsewhere.`;
  if (ones.length === 0) return only;
  return `${only} Here all entries of ${listed(ones)} are 1, so a factor that was left out would not be noticed.`;
}

/** @param axes how the function is called, where one may think that the last argument is the layer */
function stopped(question: Question, fault: string, axes: readonly string[]): Verdict {
  const isConfused = axes.length > 1 && /stops with an error/.test(fault);
  const reason = isConfused ? `${fault} ${reminder(axes)}` : fault;
  return new Verdict({ ...blank(question), state: "wrong", headline: "Not yet.", reason });
}

function reminder(axes: readonly string[]): string {
  return `It is called with ${axes.join(", ")}, and the layer comes behind them.`;
}

function describeFunction(isRule: boolean, hasLayer: boolean, axes: readonly string[]): string {
  if (!isRule) return "a function of the layer that returns the whole array";
  const rest = hasLayer ? " and the layer" : "";
  return `a rule for one entry, a function of ${axes.join(", ")}${rest}`;
}
