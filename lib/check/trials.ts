// A function tried on a layer, and the mistakes that show on several layers.

import type { Backward } from "../homework/backward";
import { likelyMistakes, type Mistake, type Question } from "../judge/question";
import { type Callable, type Run, runRule, runWhole, type Task } from "../judge/rule";
import { budgetFor } from "../judge/watched";
import { formatShape } from "../tensor/arguments";
import { handOver } from "./hand-over";
import type { Source } from "./source";

/** A function that is an answer: its text, and whether it is the rule for one entry. */
export interface Candidate {
  answer: Callable;
  source: Source;
  isRule: boolean;
}

/** A function tried on a layer: what it gave there, and what it took from the layer. */
export interface Trial {
  back: Backward;
  question: Question;
  run: Run;
  right: boolean;
  taken: ReadonlySet<string>;
  source: Source;
}

/** Runs a function on a layer. */
export function tryOn(candidate: Candidate, back: Backward, question: Question): Trial {
  const { answer, source, isRule } = candidate;
  const { W, Z } = back.pass;
  const products = Z.data.length * (W.data.length / (W.rank === 2 ? 1 : W.shape[3]));
  const shape = question.array?.tensor.shape ?? [];
  const entries = shape.reduce((product, length) => product * length, 1);
  const budget = budgetFor(products, entries);
  const { layer, taken } = handOver(back, question.array?.name, budget);
  const task = { shape, axes: axesOf(back, question), layer, budget };
  const run = isRule ? runRule(answer, task) : runEither(answer, task);
  const fit = run.answer && question.fit(run.answer);
  const right = fit === "exact" || fit === "rounded";
  return { back, question, run, taken, source, right };
}

/** A function of one argument gets the layer; for a list that fails, it may be the rule (m) => … */
function runEither(answer: Callable, task: Task): Run {
  const whole = runWhole(answer, task);
  if (whole.fault === undefined || task.axes.length > 1) return whole;
  const rule = runRule(answer, task);
  return rule.fault === undefined ? rule : whole;
}

/** What the indices of the array are called that is asked for. */
export function axesOf({ axesX, axesW, axesZ }: Backward, { array }: Question): readonly string[] {
  return { dX: axesX, dW: axesW, dZ: axesZ }[array?.name ?? ""] ?? ["m"];
}

/** The mistakes that fit what a function gave on every layer where it is wrong; if there are none, on the first. */
export function shared(trials: readonly Trial[]): Mistake[] {
  const lists = trials
    .filter(({ right }) => !right)
    .flatMap(({ question, run }) => (run.answer ? [likelyMistakes(question, run.answer)] : []));
  const [first = [], ...more] = lists;
  const everywhere = first.filter(({ name }) =>
    more.every((list) => list.some((other) => other.name === name)),
  );
  return everywhere.length > 0 ? everywhere : first;
}

/** The shapes of a layer in words. */
export function shapesOf({ back: { pass } }: Trial): string {
  return `X ${formatShape(pass.X.shape)} and W ${formatShape(pass.W.shape)}`;
}
