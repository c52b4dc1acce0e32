import { check, convLayer, tensor } from "convbook";
import { describe, expect, test } from "vitest";

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
    ["a factor", (x) => -3 * x, "Every entry is −3 times the right one."],
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
