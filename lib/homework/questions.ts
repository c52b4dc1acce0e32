// The questions of the homework by their names.
import type { Question } from "../judge/question";
import { describe, quote } from "../tensor/arguments";
import { KindError, ValueError } from "../tensor/errors";
import { type Backward, backwardPass } from "./backward";
import { limits, size } from "./problem1";
import { largestPositive, mostNegative, zero } from "./problem1-pixels";
import { channels } from "./problem2-channels";
import { multiplications } from "./problem2-multiplications";
import { parameters } from "./problem2-parameters";
import { shapes } from "./problem2-shapes";
import { dZ } from "./problem3";
import { dX } from "./problem3-input";
import { db, dW } from "./problem3-weights";

/** The questions to which a function may be the answer, from the layer and its gradients. */
export const LAYER_QUESTIONS: Record<string, (back: Backward) => Question> = {
  "3a": dZ,
  "3b": dW,
  "3c": dX,
  "3db": db,
};

const QUESTIONS: Record<string, (inputs: unknown) => Question> = {
  "1a": limits,
  "1b": size,
  "1c": largestPositive,
  "1d": mostNegative,
  "1e": zero,
  "2a": shapes,
  "2b": channels,
  "2c": multiplications,
  "2d": parameters,
  ...Object.fromEntries(
    Object.entries(LAYER_QUESTIONS).map(([name, ask]) => [
      name,
      (inputs: unknown) => ask(backwardPass(inputs)),
    ]),
  ),
};

/**
 * The name of a question as the table has it: "1a" for "1(a)".
 *
 * @throws ValueError when there is no such question
 * @throws TypeError when it is not text
 */
export function questionName(question: unknown): string {
  if (typeof question !== "string") {
    throw new KindError(`question must be text such as "1a", but got ${describe(question)}`);
  }
  const name = question.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (Object.hasOwn(QUESTIONS, name)) return name;
  throw new ValueError(
    `there is no question ${quote(question)}; the questions are ${Object.keys(QUESTIONS).join(", ")}`,
  );
}

/**
 * A question on certain inputs.
 *
 * @throws ValueError when there is no such question
 * @throws ShapeError, ValueError or TypeError when its inputs are wrong
 */
export function questionOf(question: unknown, inputs: unknown): Question {
  return QUESTIONS[questionName(question)](inputs);
}
