// The questions of the homework by their names.
import type { Question } from "../judge/question";
import { describe, quote } from "../tensor/arguments";
import { KindError, ValueError } from "../tensor/errors";
import { limits, size } from "./problem1";
import { largestPositive, mostNegative, zero } from "./problem1-pixels";
import { channels, shapes } from "./problem2";
import { multiplications, parameters } from "./problem2-costs";
import { dZ } from "./problem3";
import { dX } from "./problem3-input";
import { db, dW } from "./problem3-weights";

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
  "3a": dZ,
  "3b": dW,
  "3c": dX,
  "3db": db,
};

/**
 * The question of a name such as "1a" or "1(a)" on certain inputs.
 *
 * @throws ValueError when there is no such question
 * @throws ShapeError, ValueError or TypeError when its inputs are wrong
 */
export function questionOf(question: unknown, inputs: unknown): Question {
  if (typeof question !== "string") {
    throw new KindError(`question must be text such as "1a", but got ${describe(question)}`);
  }
  const name = question.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (!Object.hasOwn(QUESTIONS, name)) {
    throw new ValueError(
      `there is no question ${quote(question)}; the questions are ${Object.keys(QUESTIONS).join(", ")}`,
    );
  }
  return QUESTIONS[name](inputs);
}
