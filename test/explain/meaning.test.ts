import { kernelMeaning, ShapeError, ValueError } from "convbook";
import { describe, expect, test } from "vitest";

const change = "The weights add up to 0, so where X is flat, Z is 0: W looks for change. ";
const slope = (towards: string, opposite: string) =>
  `${change}Where X gets evenly ${towards}, Z is positive; where it gets evenly ${opposite}, Z is negative.`;

const cases: [string, number[][], string][] = [
  [
    "left to right",
    [
      [1, -1],
      [1, -1],
    ],
    slope("darker to the right", "brighter to the right"),
  ],
  [
    "top to bottom",
    [
      [-2, -2],
      [2, 2],
    ],
    slope("brighter downwards", "darker downwards"),
  ],
  [
    "a corner",
    [
      [-1, 0],
      [0, 1],
    ],
    slope(
      "brighter downwards and brighter to the right",
      "darker downwards and darker to the right",
    ),
  ],
  ["thirds", [[1 / 3, 1 / 3, -2 / 3]], slope("darker to the right", "brighter to the right")],
  [
    "a Laplacian",
    [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ],
    `${change}A steady slope of brightness gives 0 too: W answers only where the slope itself changes.`,
  ],
  [
    "a Laplacian of tenths",
    [[0.1, -0.2, 0.1]],
    `${change}A steady slope of brightness gives 0 too: W answers only where the slope itself changes.`,
  ],
  [
    "large whole numbers",
    [[4e15, -4e15, 1]],
    "The weights add up to 1, so both brightness and change count. Where X is flat, Z is 1 times its brightness.",
  ],
  ["very small numbers", [[1e-9, -1e-9]], slope("darker to the right", "brighter to the right")],
  [
    "zeros",
    [
      [0, 0],
      [0, 0],
    ],
    "All weights are 0, so Z is 0 whatever X is.",
  ],
  ["one weight", [[-3]], "Only one weight is not 0: Z is X, times −3."],
  [
    "one of many",
    [
      [0, 0],
      [0, 2.5],
    ],
    "Only one weight is not 0: Z is a part of X, times 2.5.",
  ],
  [
    "a blur",
    Array(3).fill(Array(3).fill(1 / 9)),
    "No weight is negative: Z is a sum over the window in which every pixel has the same weight: a blur. Where X is flat, Z is 1 times its brightness.",
  ],
  [
    "a blur of seven rows, turned",
    Array(7).fill([-1]),
    "No weight is positive: Z is a sum over the window in which every pixel has the same weight: a blur, with a minus sign. Where X is flat, Z is −7 times its brightness.",
  ],
  [
    "weights of one sign",
    [[1, 0, 2]],
    "No weight is negative: Z is a weighted sum of the brightness in the window. Where X is flat, Z is 3 times its brightness.",
  ],
  [
    "both signs",
    [[3, -1]],
    "The weights add up to 2, so both brightness and change count. Where X is flat, Z is 2 times its brightness.",
  ],
];

describe("kernelMeaning(W)", () => {
  for (const [name, W, text] of cases) {
    test(name, () => {
      expect(kernelMeaning(W)).toBe(text);
    });
  }

  test("refuses anything but a kernel of one channel", () => {
    expect(() => kernelMeaning([1, 2])).toThrow(ShapeError);
    expect(() => kernelMeaning([1, 2])).toThrow(
      "kernelMeaning: W must have two axes, [k1, k2], but got the shape 2; take one channel of it",
    );
    expect(() => kernelMeaning([[1, Number.NaN]])).toThrow(ValueError);
  });
});
