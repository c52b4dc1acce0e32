import { type CheckInputs, check, extremes } from "convbook";
import * as math from "mathjs";
import { describe, expect, test } from "vitest";
import { gradients, one, three, two } from "../judge/inputs.js";

describe("check(part, answer, inputs) reads", () => {
  const readable: [string, unknown[], CheckInputs][] = [
    ["1a", ["0 1 0 1", "[[0, 1], [0, 1]]", [0, 1, 0, 1], { k1: [0, 1], k2: [0, 1] }], one],
    ["1a", ["k1: 0 to 1, k2: 0 to 1", "0..1, 0-1", "0 1; 0 1", "(0, 1)\n(0, 1)"], one],
    ["1b", ["5 4", "5×4", "5x4", "[5, 4]", "(5, 4)", [5, 4], [[5, 4]], math.matrix([5, 4])], one],
    ["1c", ["6 1 3", "6 at (2, 3)", [6, [3, 3]], { value: 6, at: [1, 3] }], one],
    ["1c", [extremes([[0, 6]]).max, "6 (0, 1)", [6, 0, 1]], { X: [[0, 6]], W: [[1]] }],
    ["1d", ["−6 1 0", "-6.0 at (3, 0)", [-6, [2, 0]]], one],
    [
      "1e",
      [
        "0 1",
        "(1, 2)",
        [0, 2],
        [
          [0, 1],
          [1, 1],
        ],
      ],
      one,
    ],
    ["1e", ["none", "No", "none."], { X: [[1]], W: [[1]] }],
    ["2a", ["46 62 20", "46×62×20 and 46×62×20", [46, 62, 20]], two],
    [
      "2a",
      [
        { Z: [46, 62, 20], U: [46, 62, 20] },
        [
          [46, 62, 20],
          [46, 62, 20],
        ],
      ],
      two,
    ],
    ["2b", ["10 20", [10, 20], { input: 10, output: 20 }], two],
    ["2c", [5133600, "5133600", "5,133,600", "5 133 600", "5.1336e6"], two],
    ["2d", [1820, "1820", [1820], "1 820"], two],
    ["3b", [gradients.dW, gradients.dW.toArray(), math.matrix(gradients.dW.toArray())], three],
    [
      "3b",
      [gradients.dW.data, Array.from(gradients.dW.data).join("\n"), [gradients.dW.toArray()]],
      three,
    ],
    ["3db", [gradients.db, gradients.db.data[0], String(gradients.db.data[0])], three],
  ];
  for (const [part, answers, inputs] of readable) {
    for (const answer of answers) {
      test(`${part}: ${JSON.stringify(answer)}`, () => {
        expect(check(part, answer as string, inputs).headline).toBe("That is right.");
      });
    }
  }

  for (const part of ["1b", "1(b)", "1 B", "1.b"]) {
    test(`the part "${part}"`, () => expect(check(part, "5 4", one).right).toBe(true));
  }

  for (const answer of ["", "  ", undefined, null, []]) {
    test(`${JSON.stringify(answer)} as no answer yet`, () => {
      const verdict = check("1b", answer, one);
      expect(verdict.right).toBe(false);
      expect(String(verdict)).toMatch(/^There is no answer yet\.\nHint: /);
      expect(String(verdict)).not.toContain("5");
    });
  }
});

describe("check cannot read, and says so without an error,", () => {
  test("a product that is too large for a number", () => {
    const verdict = check("2c", "1e300 * 1e300", { shapeX: [4, 5, 2], shapeW: [2, 2, 2, 3] });
    expect(String(verdict)).toMatch(
      /^I could not read the answer\. A number of the answer is too large/,
    );
    expect(verdict.right).toBe(false);
  });

  const endless: unknown[] = [];
  endless.push(endless);
  const limits = "Write it like “k1 from … to …, k2 from … to …”.";
  const size = "Write it like “… rows, … columns”.";
  const refused: [string, string, unknown, CheckInputs, string][] = [
    [
      "words that it does not know",
      "1a",
      "left to right",
      one,
      `“left” is not a word that I know here. ${limits}`,
    ],
    ["words alone", "1b", "rows", one, `There is no number for “rows”. ${size}`],
    ["a sign", "1b", "5 % 4", one, `“%” has no meaning here. ${size}`],
    ["an answer of another kind", "1a", true, one, `The answer is true. ${limits}`],
    [
      "NaN in a list",
      "1b",
      [5, Number.NaN],
      one,
      `The answer holds NaN, which is not a finite number. ${size}`,
    ],
    [
      "a ragged array",
      "3b",
      [[1, 2], [3]],
      three,
      "The answer is ragged: answer[1] has 1, but answer[0] has 2; all rows need the same length. Give all its numbers, row by row.",
    ],
    [
      "words in an array",
      "3b",
      "1 2; 3 x",
      three,
      "“x” is not a number. Give all its numbers, row by row.",
    ],
    [
      "a list that holds itself",
      "1b",
      endless,
      one,
      `A list of the answer holds itself, or too many others. ${size}`,
    ],
    ["a missing field", "1a", { k1: [0, 1] }, one, `The lower limit of k2 is missing. ${limits}`],
    [
      "an unknown field",
      "1c",
      { value: 6, colour: [1, 3] },
      one,
      "“colour” is not a word that I know here. Write it like “value at (row, column)”, with numbers, or “none”.",
    ],
    [
      "arithmetic that does not agree",
      "2c",
      "2 · 3 = 7",
      two,
      "The two sides of “=” are not equal: 6 and 7. Write one number, or a sum or a product of numbers.",
    ],
    [
      "a division by zero",
      "2c",
      "1/0",
      two,
      "The arithmetic in the answer has no result. Write one number, or a sum or a product of numbers.",
    ],
    [
      "a number beyond all limits",
      "2c",
      "9^9^9",
      two,
      "The arithmetic in the answer has no result. Write one number, or a sum or a product of numbers.",
    ],
  ];
  for (const [title, part, answer, inputs, reason] of refused) {
    test(title, () => {
      const verdict = check(part, answer as string, inputs);
      expect(verdict.state).toBe("unreadable");
      expect(verdict.right).toBe(false);
      expect(verdict.reason).toBe(reason);
      expect(String(verdict)).toContain(`I could not read the answer. ${reason}`);
    });
  }
});
