// What is said of a function that gives no number, no array, or not always the same.
import { type AnswerFunction, check } from "convbook";
import { describe, expect, test } from "vitest";

/** X is 2×3 and W 1×2, so that dW is 1×2 and dZ 2×2. */
const inputs = {
  X: [
    [1, 2, 4],
    [3, 5, 9],
  ],
  W: [[1, -1]],
  dU: [
    [1, 0],
    [0, 2],
  ],
  activation: "none",
};
const told = (answer: AnswerFunction) => check("3b", answer, inputs).reason;

describe("a rule for one entry", () => {
  const first = "At k1 = 0, k2 = 0 your function";
  const { nowhere } = {} as { nowhere: (k: number) => number };
  const rules: [does: string, rule: AnswerFunction, says: string | RegExp][] = [
    [
      "gives NaN",
      (k1, _k2, _layer) => k1 * Number.NaN,
      `${first} gives NaN, which is not a number: does its sum begin at 0?`,
    ],
    ["divides by 0", (k1, k2, _layer) => -1 / (k1 * k2), `${first} gives −∞: does it divide by 0?`],
    [
      "asks for a list that is too long",
      (_k1, _k2, _layer) => new Array(-1).length,
      `${first} stops with an error: Invalid array length.`,
    ],
    [
      "calls what is no function",
      (_k1, _k2, _layer) => nowhere(1),
      /^At k1 = 0, k2 = 0 your function stops with an error: .* is not a function\.$/,
    ],
    [
      "reads from what does not exist",
      (_k1, _k2, _layer) => nowhere.length,
      /^At .* stops with an error: .*\. Does it read entries by \.at\(…\), and only those that exist\?$/,
    ],
  ];
  test.each(rules)("%s", (_, rule, says) => {
    expect(told(rule)).toMatch(says);
  });

  test("that counts its calls gives another number for the same entry", () => {
    let calls = 0;
    expect(told((_k1, _k2) => 7 + calls++)).toBe(
      "For the same entry your function gives 7 first and something else later: does its sum begin at 0 each time?",
    );
  });
});

describe("a function of the layer alone", () => {
  const wanted =
    "a function with one argument is called once, with the layer, and returns the whole array (1×2); a rule for one entry has the arguments k1, k2 and layer.";
  const returned: [what: unknown, says: string][] = [
    [3, `Your function returns 3: ${wanted}`],
    [() => 3, `Your function returns a function: ${wanted}`],
    [[], `What your function returns cannot be read: ${wanted}`],
    ["none", `What your function returns cannot be read: ${wanted}`],
    [
      "1 x",
      "What your function returns cannot be read: “x” is not a number. Give all its numbers, row by row.",
    ],
  ];
  test.each(returned)("that returns %s", (what, says) => {
    expect(told((_layer) => what)).toBe(says);
  });

  test("may return a number where the array has one entry", () => {
    const total: AnswerFunction = ({ dZ }) => dZ.data.reduce((sum, value) => sum + value, 0);
    expect(check("3db", total, inputs).state).toBe("right");
    expect(check("3db", ({ dZ }) => dZ.at(0, 0), inputs).state).toBe("wrong");
  });
});
