import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { codeOf, inputsCode, runCode } from "../audit/notebook.mjs";
import { auditProblem3 } from "../audit/problem-3-cells.mjs";
import { inputsFrom } from "../audit/problem-3-inputs.mjs";
import { shownBy } from "../audit/shown.mjs";

const { before, inputs, below } = codeOf("03-");

type Nested = number | Nested[];

interface Inputs {
  X: Nested;
  W: Nested;
  b: number[];
  activation: string;
  lossPerEntry: string;
  target: Nested;
  dU: Nested;
  stride: number | number[];
  padding: number | number[] | string;
  dilation: number | number[];
}

/** An array of the shape with whole numbers from −3 to 3 that look random. */
function mixed(shape: number[], seed: number, scale = 1): Nested {
  let state = seed;
  const entry = (axis: number): Nested => {
    if (axis === shape.length) {
      state = (state * 48271) % 2147483647;
      return ((state % 7) - 3) * scale;
    }
    return Array.from({ length: shape[axis] }, () => entry(axis + 1));
  };
  return entry(0);
}

const usual: Inputs = {
  X: mixed([4, 5, 2], 11),
  W: mixed([2, 2, 2, 2], 12, 0.25),
  b: [0.5, -1],
  activation: "sigmoid",
  lossPerEntry: "(u-t)^2/2",
  target: 0.3,
  dU: 1,
  stride: 1,
  padding: 0,
  dilation: 1,
};
const oneHot = [
  [[0], [0]],
  [[0], [1]],
];

/** What a reader may try: what differs from the usual inputs. */
const cases: [string, Partial<Inputs>][] = [
  ["the usual", {}],
  ["ReLU", { activation: "relu" }],
  ["tanh", { activation: "tanh" }],
  ["no activation", { activation: "none" }],
  ["an expression", { activation: "log(1+exp(z))" }],
  ["a cubic", { activation: "z^3/10" }],
  ["∂J/∂U given as a number", { lossPerEntry: "given", dU: -2 }],
  ["∂J/∂U given as an array", { lossPerEntry: "given", dU: mixed([3, 4, 2], 5) }],
  ["ReLU and ∂J/∂U given", { lossPerEntry: "given", dU: mixed([3, 4, 2], 6), activation: "relu" }],
  [
    "one entry only",
    {
      X: mixed([3, 3, 1], 3),
      W: mixed([2, 2, 1, 1], 4),
      b: [0],
      activation: "none",
      lossPerEntry: "given",
      dU: oneHot,
    },
  ],
  ["a target for every entry", { target: mixed([3, 4, 2], 7, 0.1) }],
  ["a target of 0", { target: 0 }],
  ["another loss", { lossPerEntry: "(u-t)^4" }],
  ["cross entropy", { lossPerEntry: "-(t*log(u)+(1-t)*log(1-u))" }],
  ["a batch of two", { X: mixed([2, 4, 5, 2], 21) }],
  ["a batch of three with ReLU", { X: mixed([3, 3, 3, 2], 22), activation: "relu" }],
  ["a batch of one", { X: mixed([1, 4, 4, 2], 23) }],
  ["a matrix X and a matrix W", { X: mixed([4, 5], 31), W: mixed([2, 3], 32, 0.5), b: [1] }],
  [
    "Problem 1's kernel",
    {
      X: mixed([6, 5], 33),
      W: [
        [1, -1],
        [1, -1],
      ],
      b: [0],
    },
  ],
  ["a 1×1 kernel", { W: mixed([1, 1, 2, 2], 41) }],
  ["a kernel as large as X", { W: mixed([4, 5, 2, 2], 42, 0.1) }],
  ["one row", { X: mixed([1, 6, 2], 43), W: mixed([1, 3, 2, 2], 44, 0.5) }],
  ["one column", { X: mixed([6, 1, 2], 45), W: mixed([3, 1, 2, 2], 46, 0.5) }],
  ["a kernel larger than Z", { X: mixed([5, 6, 1], 47), W: mixed([4, 4, 1, 2], 48, 0.2) }],
  ["X is zero", { X: mixed([4, 5, 2], 1, 0) }],
  ["W is zero", { W: mixed([2, 2, 2, 2], 1, 0) }],
  ["all is zero", { X: [[0, 0]], W: [[0]], b: [0], activation: "none", target: 0 }],
  ["a saturated sigmoid", { W: mixed([2, 2, 2, 2], 12, 300) }],
  [
    "more channels",
    { X: mixed([3, 4, 3], 51), W: mixed([2, 2, 3, 5], 52, 0.2), b: [1, 2, 3, 4, 5] },
  ],
  ["a larger image", { X: mixed([12, 15, 1], 53), W: mixed([3, 3, 1, 2], 54, 0.1) }],
  ["fractions", { X: mixed([4, 4, 2], 55, 0.37), W: mixed([2, 2, 2, 2], 56, 0.11) }],
  ["large numbers", { X: mixed([4, 4, 2], 57, 1e4), activation: "none" }],
  ["large whole numbers behind a sigmoid", { X: mixed([4, 4, 2], 57, 1e9) }],
  ["very small numbers", { X: mixed([4, 4, 2], 60, 1e-9), activation: "tanh" }],
  ["a kernel of 6×7", { X: mixed([7, 9, 2], 61), W: mixed([6, 7, 2, 2], 62, 0.1) }],
  [
    "a batch with a kernel of 6×6 and given ∂J/∂U",
    {
      X: mixed([2, 7, 7, 1], 63),
      W: mixed([6, 6, 1, 2], 64, 0.1),
      activation: "tanh",
      lossPerEntry: "given",
      dU: mixed([2, 2, 2, 2], 65),
    },
  ],
  ["zero kernels and ReLU", { W: mixed([3, 3, 2, 2], 1, 0), activation: "relu", b: [0, 0] }],
  [
    "a matrix and a target that is one",
    { X: mixed([3, 4], 66), W: mixed([2, 2], 67), b: [0], target: mixed([2, 3], 68, 0.1) },
  ],
  [
    "a matrix and a given matrix",
    {
      X: mixed([3, 4], 69),
      W: mixed([2, 2], 70),
      b: [0],
      lossPerEntry: "given",
      dU: mixed([2, 3], 71),
    },
  ],
  ["a stride of 2", { stride: 2 }],
  ["a stride down only, and ReLU", { stride: [2, 1], activation: "relu" }],
  [
    "a stride that leaves pixels out",
    { stride: 3, X: mixed([8, 9, 1], 72), W: mixed([2, 2, 1, 2], 73) },
  ],
  ["a padding of 1", { padding: 1 }],
  ["a padding at the sides only", { padding: [0, 2] }],
  ["a padding wider than the kernel", { padding: 3, W: mixed([1, 2, 2, 2], 74, 0.5) }],
  ["same", { padding: "same", W: mixed([2, 3, 2, 2], 75, 0.5) }],
  ["full", { padding: "full", activation: "tanh" }],
  ["valid", { padding: "valid" }],
  ["a dilation of 2", { dilation: 2, X: mixed([5, 6, 2], 76) }],
  ["a dilation across only", { dilation: [1, 3] }],
  [
    "a stride, a padding and a dilation of a batch",
    { X: mixed([2, 6, 7, 2], 77), stride: [2, 3], padding: [1, 2], dilation: [2, 1] },
  ],
  [
    "a given ∂J/∂U behind a stride",
    {
      stride: 2,
      lossPerEntry: "given",
      dU: mixed([2, 3, 2], 78),
      padding: "same",
      W: mixed([3, 3, 2, 2], 79),
    },
  ],
  [
    "a kernel of 6×6 on an image of 8×8",
    { X: mixed([8, 8, 2], 80), W: mixed([6, 6, 2, 2], 81, 0.1) },
  ],
  [
    "sums that are 0 on paper",
    { X: mixed([4, 4, 1], 82, 0.1), W: mixed([2, 2, 1, 1], 83, 0.3), b: [0], activation: "relu" },
  ],
];

describe("03-backpropagation follows its inputs", () => {
  const kernel = new Kernel();
  const run = (change: Partial<Inputs>) =>
    runCode(kernel, [{ ...inputs, source: inputsCode({ ...usual, ...change }) }, ...below]);
  beforeAll(async () => {
    await runCode(kernel, [...before, inputs, ...below]);
  }, 120_000);
  afterAll(() => kernel.close());

  for (const [name, change] of cases) {
    test(name, { timeout: 60_000 }, async () => {
      const ran = await run(change);
      expect(auditProblem3(ran, { ...usual, ...change }).wrong).toEqual([]);
      expect(ran.length).toBe(below.length + 1);
    });
  }

  for (const seed of [1001, 1002, 1003]) {
    test(`inputs of the seed ${seed}`, { timeout: 60_000 }, async () => {
      const ran = await run(inputsFrom(seed));
      expect(auditProblem3(ran, inputsFrom(seed)).wrong).toEqual([]);
      expect(ran.length).toBe(below.length + 1);
    });
  }

  const refused: [string, Partial<Inputs>, RegExp][] = [
    ["a bias too few", { b: [1] }, /b must have the shape 2, one number for each output channel/],
    ["channels that clash", { X: mixed([4, 5, 3], 1) }, /X has 3 input channels .* takes 2/],
    ["a ragged X", { X: [[1, 2], [3]] }, /ragged/],
    ["an unknown activation", { activation: "swish" }, /must be one of none, relu, sigmoid, tanh/],
    [
      "an unknown variable",
      { lossPerEntry: "(v-t)^2" },
      /lossPerEntry .* unknown variable v; known are u, t/,
    ],
    [
      "a target of another shape",
      { target: [[1, 2]] },
      /target must have the shape of U, 3×4×2, but got 1×2/,
    ],
    [
      "a gradient of another shape",
      { lossPerEntry: "given", dU: mixed([3, 4, 1], 1) },
      /dU must have the shape of U, 3×4×2, but got 3×4×1/,
    ],
    [
      "a logarithm of 0",
      { activation: "relu", lossPerEntry: "log(u)" },
      /"log\(u\)" must be a finite number, but is .* at/,
    ],
    ["a stride of 0", { stride: 0 }, /stride must be a whole number of at least 1/],
    ["a padding by another name", { padding: "none" }, /Type .*"none".* is not assignable/],
    ["a window larger than X", { dilation: 4 }, /the kernel W is 2×2, which covers 5×5 pixels/],
  ];
  for (const [name, change, message] of refused) {
    test(`refuses ${name} in one line, below the inputs`, { timeout: 60_000 }, async () => {
      const bad = await run(change);
      const { complaint, sentences, words } = shownBy(bad[bad.length - 1].outputs);
      expect(complaint).toMatch(message);
      expect(complaint.trim()).toMatch(/^[^\n]*$/);
      expect(bad.length).toBe(2);
      expect(sentences + words).toBe("");
    });
  }

  test("works again after the last of these mistakes", { timeout: 60_000 }, async () => {
    expect(auditProblem3(await run({}), usual).wrong).toEqual([]);
  });
});
