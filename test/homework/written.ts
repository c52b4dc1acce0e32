// The written answers: text files of answers as students type them, with the inputs that they are for.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CheckInputs, fill } from "convbook";
import { one, two } from "../judge/inputs.js";
import { MORE } from "./written-inputs.js";

const ninth = [1 / 9, 1 / 9, 1 / 9];
const at =
  (value: number, ...places: number[][]) =>
  (i: number, j: number) =>
    places.some(([row, column]) => row === i && column === j) ? value : 0;
const corners = fill([4, 5], (i, j) => at(1, [0, 0])(i, j) - at(1, [3, 4])(i, j));

/** For each name the inputs of Problem 1 and of Problem 2. What is right for them was found by hand. */
export const INPUTS: Record<string, [CheckInputs, CheckInputs]> = {
  homework: [one, two],
  // Z is 3×5.
  wide: [
    {
      X: [
        [1, 2, 3, 4, 5, 6, 7],
        [7, 6, 5, 4, 3, 2, 1],
        [0, 1, 0, 1, 0, 1, 0],
        [2, 2, 2, 2, 2, 2, 2],
      ],
      W: [
        [1, 0, -1],
        [0, 2, 0],
      ],
    },
    { shapeX: [28, 28, 1], shapeW: [5, 5, 1, 6] },
  ],
  // Z is [[3, 5], [9, 11], [15, 17]].
  positive: [
    {
      X: [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      W: [[1, 1]],
    },
    { shapeX: [32, 32, 3], shapeW: [3, 3, 3, 64] },
  ],
  // Z is [[0.5, -1, 0], [1.5, -0.5, -2]]; the layer takes a batch of eight.
  halves: [
    {
      X: [
        [1, 0, 2, 2],
        [3, 0, 1, 5],
      ],
      W: [[0.5, -0.5]],
    },
    { shapeX: [8, 100, 50, 4], shapeW: [7, 5, 4, 12] },
  ],
  // Z is [[1/3, 0, -1]]; the layer has no channels.
  thirds: [
    {
      X: [
        [3, 0, 0, 0, 0],
        [0, 0, 0, 0, -9],
        [0, 0, 0, 0, 0],
      ],
      W: [ninth, ninth, ninth],
    },
    { shapeX: [10, 12], shapeW: [4, 3] },
  ],
  // Z is 11×12 and 0 but for 1234 at (10, 11) and -1234 at (7, 7).
  large: [
    { X: fill([14, 16], at(1234, [10, 11])), W: corners },
    { shapeX: [224, 224, 3], shapeW: [11, 11, 3, 96] },
  ],
  ...MORE,
};

/** A written answer, and what it is: "right", "wrong" or "unreadable". */
export interface Written {
  inputs: string;
  part: string;
  is: string;
  answer: string;
}

const FOLDER = join(import.meta.dirname, "written");

/** All answers of the files in `written`. */
export function writtenAnswers(): Written[] {
  return readdirSync(FOLDER).flatMap((file) => {
    let heading: Omit<Written, "answer"> | undefined;
    return readFileSync(join(FOLDER, file), "utf8")
      .split("\n")
      .flatMap((line) => {
        const found = /^# (?:(\w+) )?(\d\w) (\w+)$/.exec(line);
        if (found !== null) {
          const [, inputs = "homework", part, is] = found;
          heading = { inputs, part, is };
          return [];
        }
        return heading === undefined || line === "" ? [] : [{ ...heading, answer: spelled(line) }];
      });
  });
}

function spelled(line: string): string {
  return line
    .replaceAll("⏎", "\n")
    .replaceAll(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
