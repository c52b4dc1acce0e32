// A function as the answer to a part of Problem 3: tried on the given layer, and on others.
import {
  blank,
  causes,
  judgeAnswer,
  likelyMistakes,
  type Mistake,
  type Question,
  unreadable,
} from "../judge/question";
import { type Callable, type Run, runRule, runWhole } from "../judge/rule";
import { Verdict } from "../judge/verdict";
import { budgetFor } from "../judge/watched";
import { formatShape } from "../tensor/arguments";
import { type Backward, backwardPass } from "./backward";
import { handOver } from "./hand-over";
import { hiddenLayers } from "./hidden";
import { LAYER_QUESTIONS, questionName, questionOf } from "./questions";
import { missingArrays, missingSizes } from "./taken";

const ELSEWHERE =
  "Does the function use variables of the notebook, or numbers that fit the given layer only? Its last argument has all that it needs.";

/** A function tried on a layer: what it gave there, and what it took from the layer. */
interface Trial {
  back: Backward;
  question: Question;
  run: Run;
  right: boolean;
  taken: ReadonlySet<string>;
}

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
      ? stopped(question, given.run.fault)
      : judgeAnswer(question, given.run.answer);
  if (given.run.answer === undefined) return new Verdict({ ...verdict, read });
  const hidden = hiddenLayers(back);
  const [alike, others] = [hidden.alike.map(tried), hidden.others.map(tried)];
  if (!verdict.right) {
    const isRounding = question.fit(given.run.answer) !== undefined;
    const found = shared([given, ...alike, ...others]);
    return new Verdict({ ...verdict, ...(isRounding ? {} : causes(found, question)), read });
  }
  return new Verdict({ ...verdict, ...beyond(given, alike, others), read });
}

/** What a function that is right for the given inputs is on other layers. */
function beyond(given: Trial, alike: readonly Trial[], others: readonly Trial[]) {
  const trials = [...alike, ...others];
  const failed = trials.find(({ right }) => !right);
  if (failed === undefined) {
    const count = trials.length;
    const layers = count === 1 ? "another layer" : `${count} other layers`;
    return { reason: count === 0 ? "" : `It is right for ${layers} with random numbers, too.` };
  }
  const isAlike = alike.includes(failed);
  const found = shared(trials);
  const { question, back } = given;
  const missing = isAlike
    ? missingArrays(question.array?.name, given.taken)
    : missingSizes(question.array?.name, given.taken, back);
  // A function that takes nothing from a layer makes none of these mistakes on it.
  if (missing.length > 0 && (found.length === 0 || !isAlike)) {
    return {
      reason: `It was tried on the given inputs only, because it does not take ${inWords(missing)} from its last argument, but from elsewhere.`,
    };
  }
  const { X, W } = failed.back.pass;
  const where = `It is right for the given inputs, but not for a layer with X ${formatShape(X.shape)} and W ${formatShape(W.shape)}.`;
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

function tryOn(answer: Callable, back: Backward, question: Question): Trial {
  const { W, Z } = back.pass;
  const products = Z.data.length * (W.data.length / (W.rank === 2 ? 1 : W.shape[3]));
  const { layer, taken } = handOver(back, question.array?.name, budgetFor(products));
  const axes = axesOf(back, question);
  const task = { shape: question.array?.tensor.shape ?? [], axes, layer };
  const run = answer.length > 1 ? runRule(answer, task) : runWhole(answer, task);
  const fit = run.answer && question.fit(run.answer);
  return { back, question, run, taken, right: fit === "exact" || fit === "rounded" };
}

/** What the indices of the array are called that is asked for. */
function axesOf({ axesX, axesW, axesZ }: Backward, { array }: Question): readonly string[] {
  return { dX: axesX, dW: axesW, dZ: axesZ }[array?.name ?? ""] ?? ["m"];
}

function stopped(question: Question, reason: string): Verdict {
  return new Verdict({ ...blank(question), state: "wrong", headline: "Not yet.", reason });
}

/** The mistakes that fit what a function gave on every layer where it is wrong; if there are none, on the first. */
function shared(trials: readonly Trial[]): Mistake[] {
  const lists = trials
    .filter(({ right }) => !right)
    .flatMap(({ question, run }) => (run.answer ? [likelyMistakes(question, run.answer)] : []));
  const [first = [], ...more] = lists;
  const everywhere = first.filter(({ name }) =>
    more.every((list) => list.some((other) => other.name === name)),
  );
  return everywhere.length > 0 ? everywhere : first;
}

function describeFunction(length: number, axes: readonly string[]): string {
  if (length < 2) return "a function of the layer that returns the whole array";
  const rest = length > axes.length ? " and the layer" : "";
  return `a rule for one entry, a function of ${axes.join(", ")}${rest}`;
}

function inWords(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
