import { inspect } from "node:util";
import {
  type CheckInputs,
  check,
  convLayer,
  extremes,
  ShapeError,
  tensor,
  ValueError,
} from "convbook";
import * as math from "mathjs";
import { describe, expect, test } from "vitest";
import type { Nested } from "./mistakes.js";
import { noisyAnswers, rightAnswers, rounded, seededMistakes } from "./runs.js";

const X = [
  [0, 0, 0, 0, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 0, 0, 0, 0],
];
const W = [
  [1, -1],
  [1, -1],
];
const one = { X, W };
const two = { shapeX: [48, 64, 10], shapeW: [3, 3, 10, 20] };
const three = {
  X: [
    [1, 2, 0],
    [0, 1, -1],
    [2, 0, 1],
  ],
  W: [
    [1, 0],
    [2, -1],
  ],
  b: [0.5],
  dU: [
    [1, -1],
    [2, 1],
  ],
};
const layer = convLayer({ W: three.W, b: three.b, activation: "sigmoid" });
const gradients = layer.backward(layer.forward(three.X), three.dU);

const flat = (nested: Nested): number[] =>
  typeof nested === "number" ? [nested] : nested.flatMap(flat);

/** A nested array as a tensor has it; [6, [1, 0]] is none. */
const isArray = (nested: Nested): nested is Nested[] =>
  typeof nested !== "number" && new Set(nested.map((entry) => typeof entry)).size === 1;

describe("check names the mistake", () => {
  const tallies = seededMistakes(4);

  test("there are more than a hundred mistakes, over all parts", () => {
    expect(tallies.length).toBeGreaterThan(100);
    expect(new Set(tallies.map(({ part }) => part)).size).toBe(13);
  });

  for (const { part, name, wrong, named } of tallies) {
    test(`${part}: ${name}`, () => {
      expect(wrong).toBe(4);
      // Where others give the same numbers, only the three likeliest are named.
      expect(named).toBeGreaterThanOrEqual(3);
    });
  }

  test("nearly always", () => {
    const total = (key: "wrong" | "named") => tallies.reduce((sum, tally) => sum + tally[key], 0);
    expect(total("named") / total("wrong")).toBeGreaterThan(0.97);
  });
});

describe("check on answers that no mistake gives", () => {
  test("right answers are right, and nothing is named, in every form", () => {
    const judged = rightAnswers(60, [
      (answer) => answer,
      (answer) => (isArray(answer) ? math.matrix(answer as number[]) : answer),
      (answer) => flat(answer).join(" "),
      (answer) => (isArray(answer) ? tensor(answer) : answer),
      (answer) => JSON.stringify(answer),
    ]);
    const failed = judged.filter(({ verdict }) => !verdict.right || verdict.mistakes.length > 0);
    expect(judged.length).toBe(780);
    expect(failed.map(({ part, answer }) => [part, answer])).toEqual([]);
  });

  test("noise in an array is never explained, and in a list of whole numbers seldom", () => {
    const judged = noisyAnswers(40);
    const explained = judged.filter(({ verdict }) => verdict.mistakes.length > 0);
    expect(judged.length).toBeGreaterThan(450);
    expect(explained.filter(({ part }) => part.startsWith("3"))).toEqual([]);
    expect(explained.length / judged.length).toBeLessThan(0.06);
  });
});

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
        expect(String(check(part, answer as string, inputs))).toBe("That is right.");
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

test("check takes the stride, padding and dilation of a layer", () => {
  const inputs = {
    ...three,
    dU: [
      [1, -1],
      [2, 1],
    ],
    stride: 2,
    padding: 1,
  };
  const strided = convLayer({
    W: three.W,
    b: three.b,
    activation: "sigmoid",
    stride: 2,
    padding: 1,
  });
  const { dX } = strided.backward(strided.forward(three.X), inputs.dU);
  expect(check("3c", dX, inputs).right).toBe(true);
  expect(check("3c", gradients.dX, inputs).right).toBe(false);
});

describe("check and rounding", () => {
  const exact = gradients.dZ.toArray();

  test("three decimals or three digits are enough", () => {
    for (const answer of [rounded(exact, 3), rounded(exact, 5)]) {
      expect(String(check("3a", answer as number[], three))).toBe("That is right, up to rounding.");
    }
    const digits = Array.from(gradients.dZ.data, (value) => value.toPrecision(3)).join(" ");
    expect(check("3a", digits, three).right).toBe(true);
    const float32 = Array.from(gradients.dZ.data, Math.fround);
    expect(check("3a", float32, three).right).toBe(true);
  });

  test("fewer are told, and so are digits cut off", () => {
    expect(check("3a", rounded(exact, 2) as number[], three).mistakes).toEqual([
      "rounding too much",
    ]);
    const cut = Array.from(gradients.dZ.data, (value) => Math.trunc(value * 1000) / 1000);
    const verdict = check("3a", cut, three);
    expect(verdict.mistakes).toEqual(["cutting digits off, or rounding before the end"]);
    expect(verdict.differences.entries).toEqual([]);
  });

  test("zeros do not stand for small numbers", () => {
    const small = { ...three, dU: three.dU.map((row) => row.map((g) => g / 1e4)) };
    expect(check("3a", "0.000 0.000 0.000 0.000", small).right).toBe(false);
  });

  test("whole numbers are not rounded", () => {
    expect(check("2c", 5133601, two).right).toBe(false);
    expect(check("2c", 5130000, two).right).toBe(false);
    expect(check("1c", "6.0004 1 3", one).right).toBe(false);
  });

  test("sums that are equal on paper tie", () => {
    const tenths = { X: [[0.1, 0.2, 0.3, 0, 0.3, 0]], W: [[1, 1]] };
    for (const pixel of [1, 2, 3, 4]) {
      expect(check("1c", [0.5, 0, pixel], tenths).right).toBe(pixel === 1);
    }
    expect(check("1e", [0, 0], { X: [[0.1, 0.2, 0.3]], W: [[1, 1, -1]] }).right).toBe(true);
  });
});

describe("a verdict", () => {
  test("prints what went wrong, where, and a hint, and keeps the solution apart", () => {
    const verdict = check("2d", 1800, two);
    expect(inspect(verdict)).toBe(
      `Not yet. This is what comes from leaving out the biases.
Hint: How many numbers are in W, and how many in b? There is one bias for each kernel.
The field \`solution\` holds the answer.`,
    );
    expect(verdict.right).toBe(false);
    expect(verdict.mistakes).toEqual(["leaving out the biases"]);
    expect(String(verdict)).not.toContain("1820");
    expect(verdict.solution).toContain("1820");
  });

  test("names alternatives, the likeliest first", () => {
    expect(String(check("1b", "6 5", one))).toContain(
      "from taking the size of X, as with “same” padding, or from adding 1 once too often.",
    );
  });

  test("names no mistake that makes no difference", () => {
    // A 1×1 kernel reads the same in all directions, and Z is X.
    const alike = { X: [[-1, -2]], W: [[1]] };
    expect(check("1c", "-1 0 0", alike).mistakes).toEqual([
      "naming an entry that is not positive",
      "taking one product, not the sum",
    ]);
    // Without a bias and an activation, half of the mistakes of Problem 3 change nothing.
    expect(check("3a", three.dU, { ...three, b: [0], activation: "none" }).mistakes).toEqual([]);
  });

  test("says that a pixel is missing, outside, or not there", () => {
    expect(check("1c", 6, one).differences.text).toBe(
      "The value is right. The pixel (i, j) is missing.",
    );
    expect(check("1c", [6, 9, 9], one).differences.text).toBe(
      "The value is right. Z has no pixel (9, 9).",
    );
    expect(check("1c", [5, 1, 3], one).differences.text).toBe(
      "The value is not right. The pixel is right.",
    );
    expect(check("1c", "6 1", one).differences.text).toContain("A pixel has two indices, i and j.");
    expect(check("1c", "none", one).differences.text).toBe("There is such a pixel.");
    expect(check("1e", "0 0", { X: [[1]], W: [[1]] }).differences.text).toBe(
      "Is there such a pixel at all?",
    );
    expect(check("1d", "none", { X: [[1]], W: [[1]] }).right).toBe(true);
    expect(check("1d", "1 0 0", { X: [[1]], W: [[1]] }).mistakes[0]).toBe(
      "naming an entry that is not negative",
    );
  });

  test("says which numbers of a list are wrong, or how many there should be", () => {
    expect(check("1b", "5 7", one).differences).toEqual({
      entries: [[1]],
      text: "Wrong: the columns of Z (7).",
    });
    expect(check("1b", "5", one).differences.text).toBe(
      "2 numbers are asked for, the rows of Z and the columns of Z; the answer has 1.",
    );
  });
});

describe("the differences of an array", () => {
  const inputs = {
    X: Array.from({ length: 5 }, (_, i) =>
      Array.from({ length: 5 }, (_, j) => ((7 * i + 3 * j) % 11) - 4),
    ),
    W: [
      [1, 2],
      [0, -1],
    ],
    activation: "none",
    dU: Array.from({ length: 4 }, (_, i) =>
      Array.from({ length: 4 }, (_, j) => 1 + ((i * 5 + j * 2) % 7)),
    ),
  };
  const { dX } = convLayer({ W: inputs.W }).backward(
    convLayer({ W: inputs.W }).forward(inputs.X),
    inputs.dU,
  );
  const changed = (rule: (value: number, i: number, j: number) => number) =>
    check(
      "3c",
      dX.toArray().map((row, i) => row.map((value: number, j: number) => rule(value, i, j))),
      inputs,
    ).differences;

  test("one entry", () => {
    expect(changed((x, i, j) => (i === 2 && j === 3 ? x + 0.5 : x))).toEqual({
      entries: [[2, 3]],
      text: "1 of 25 entries is wrong: (2, 3).",
    });
  });

  const patterns: [string, (value: number, i: number, j: number) => number, string][] = [
    [
      "the border",
      (x, i, j) => (i * j * (4 - i) * (4 - j) === 0 ? x + 0.5 : x),
      "All of them are at the border.",
    ],
    [
      "all but the border",
      (x, i, j) => (i * j * (4 - i) * (4 - j) === 0 ? x : x - 0.5),
      "None of them is at the border.",
    ],
    ["a row", (x, i) => (i === 1 ? x + 0.5 : x), "All of them are in the row i = 1."],
    [
      "two columns",
      (x, _i, j) => (j === 1 || j === 3 ? x + 0.5 : x),
      "All of them are in the columns j = 1, 3.",
    ],
    ["a factor", (x) => -3 * x, "Every entry is -3 times the right one."],
    ["a divisor", (x) => x / 7, "Every entry is the right one divided by 7."],
    [
      "a shift",
      (_x, i, j) => (i > 0 ? dX.at(i - 1, j) : 99),
      "They are the right numbers, shifted by (1, 0).",
    ],
  ];
  for (const [name, rule, text] of patterns) {
    test(name, () => expect(changed(rule).text).toContain(text));
  }

  test("one channel", () => {
    const colour = {
      X: tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]),
      W: tensor([1, -1, 2, 3, 0, 1], [1, 1, 2, 3]),
      activation: "none",
      dU: tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3], [2, 2, 3]),
    };
    const answer = colour.dU.toArray();
    answer[0][1][2] += 0.5;
    answer[1][0][2] += 0.25;
    expect(check("3a", answer, colour).differences.text).toBe(
      "2 of 12 entries are wrong: (0, 1, 2) and (1, 0, 2). All of them are in the output channel m = 2.",
    );
  });

  test("another shape", () => {
    expect(
      check(
        "3c",
        [
          [1, 2],
          [3, 4],
        ],
        inputs,
      ).differences.text,
    ).toBe("The answer has the shape 2×2, but ∂J/∂X has the shape 5×5.");
    const wide = { ...inputs, X: inputs.X.slice(1), dU: inputs.dU.slice(1) };
    const wrong = tensor(inputs.dU.slice(1).flat(), [4, 3]);
    expect(check("3a", wrong, wide).mistakes).toEqual([
      "giving the right numbers in another shape than 3×4",
    ]);
  });
});

describe("check refuses", () => {
  const endless: unknown[] = [];
  endless.push(endless);
  const refused: [string, unknown, unknown, unknown, new (message: string) => Error, string][] = [
    [
      "an unknown part",
      "4a",
      1,
      one,
      ValueError,
      'check: there is no question "4a"; the questions are 1a, 1b, 1c, 1d, 1e, 2a, 2b, 2c, 2d, 3a, 3b, 3c, 3db',
    ],
    [
      "a part that is no text",
      1,
      1,
      one,
      TypeError,
      'check: question must be text such as "1a", but got 1',
    ],
    [
      "an unknown input",
      "1a",
      1,
      { ...one, b: 1 },
      TypeError,
      'check: Problem 1 has no input "b"; its inputs are X, W',
    ],
    [
      "inputs that are no object",
      "2a",
      1,
      [1],
      TypeError,
      "check: inputs must be an object with the inputs of Problem 2, shapeX, shapeW, but got a list",
    ],
    [
      "a missing input",
      "3a",
      1,
      one,
      TypeError,
      "check: dU must be a nested array of numbers, a Tensor or a mathjs matrix, but got undefined",
    ],
    [
      "a missing shape",
      "2a",
      1,
      {},
      TypeError,
      "check: the shape of X must be a list of whole numbers such as [6, 5], but got undefined",
    ],
    [
      "three axes in Problem 1",
      "1a",
      1,
      { X: [[[1]]], W },
      ShapeError,
      "check: X must have 2 axes in Problem 1, but got 3",
    ],
    [
      "a kernel larger than X",
      "1b",
      1,
      { X: [[1]], W },
      ShapeError,
      "check: the kernel W is 2×2 but X is only 1×1; a valid convolution needs W no larger than X",
    ],
    [
      "a gradient of another shape",
      "3b",
      1,
      { ...three, dU: [[1]] },
      ShapeError,
      "check: dU must have the shape of Z, 2×2, but got 1×1",
    ],
    [
      "an unknown activation",
      "3b",
      1,
      { ...three, activation: "swish" },
      ValueError,
      'check: activation must be one of none, relu, sigmoid, tanh or an expression in z, but got the text "swish"',
    ],
    [
      "text without numbers",
      "1a",
      "left to right",
      one,
      ValueError,
      'check: answer must be numbers, such as [5, 4] or "5 4", but got the text "left to right"',
    ],
    [
      "an answer of another kind",
      "1a",
      true,
      one,
      TypeError,
      'check: answer must be numbers, such as [5, 4] or "5 4", but got true',
    ],
    [
      "text in a list",
      "1b",
      [5, "4"],
      one,
      TypeError,
      'check: answer[1] must be a number, but got the text "4"',
    ],
    [
      "NaN in a list",
      "1b",
      [5, Number.NaN],
      one,
      ValueError,
      "check: answer[1] must be a finite number, but got NaN",
    ],
    [
      "a ragged array",
      "3b",
      [[1, 2], [3]],
      three,
      ShapeError,
      "check: answer is ragged: answer[1] has 1, but answer[0] has 2; all rows need the same length",
    ],
    [
      "a list that holds itself",
      "1b",
      endless,
      one,
      TypeError,
      `check: answer${"[0]".repeat(16)} must be a number, but got a list`,
    ],
    [
      "a missing field",
      "1a",
      { k1: [0, 1] },
      one,
      TypeError,
      "check: an answer with names needs k1 and k2, but k2 is missing",
    ],
    [
      "an unknown field",
      "1c",
      { value: 6, pixel: [1, 3] },
      one,
      TypeError,
      'check: an answer with names needs value and at, but got "pixel"',
    ],
  ];
  for (const [title, part, answer, inputs, kind, message] of refused) {
    test(title, () => {
      const call = () => check(part as string, answer as string, inputs as CheckInputs);
      expect(call).toThrow(kind);
      expect(call).toThrow(message);
    });
  }
});
