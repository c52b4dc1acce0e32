import { random, withZeros, zeros } from "convbook";
import { describe, expect, test } from "vitest";

describe("withZeros", () => {
  test("puts rows and columns around a matrix", () => {
    const padded = withZeros(
      [
        [1, 2],
        [3, 4],
      ],
      { before: [1, 0], after: [0, 2] },
    );
    expect(padded.toArray()).toEqual([
      [0, 0, 0, 0],
      [1, 2, 0, 0],
      [3, 4, 0, 0],
    ]);
  });

  test("puts them between neighbours, but not behind the last", () => {
    expect(withZeros([[1, 2, 3]], { between: [4, 1] }).toArray()).toEqual([[1, 0, 2, 0, 3]]);
    expect(withZeros([[1], [2]], { between: [2, 3] }).toArray()).toEqual([[1], [0], [0], [2]]);
  });

  test("cuts off where a count is negative", () => {
    expect(withZeros([[1, 2, 3]], { before: [0, -1] }).toArray()).toEqual([[2, 3]]);
    expect(
      withZeros([[1, 2, 3]], { between: [0, 1], before: [0, -1], after: [1, -2] }).toArray(),
    ).toEqual([
      [0, 2],
      [0, 0],
    ]);
  });

  test("leaves an array as it is when nothing is asked for", () => {
    const X = random([3, 2], { seed: 4 });
    expect(withZeros(X).toArray()).toEqual(X.toArray());
    expect(withZeros(X)).not.toBe(X);
  });

  test("treats every channel and every image alike", () => {
    const X = random([2, 3, 4, 2], { seed: 5 });
    const options = { before: [1, 2], between: [1, 0], after: [0, 1] };
    const all = withZeros(X, options);
    expect(all.shape).toEqual([2, 6, 7, 2]);
    for (let b = 0; b < 2; b++) {
      for (let n = 0; n < 2; n++) {
        for (let i = 0; i < 6; i++) {
          for (let j = 0; j < 7; j++) {
            const inside = i % 2 === 1 && j >= 2 && j < 6;
            expect(all.at(b, i, j, n)).toBe(inside ? X.at(b, (i - 1) / 2, j - 2, n) : 0);
          }
        }
      }
    }
  });

  const refused: [string, () => unknown, RegExp][] = [
    ["a list", () => withZeros([1, 2]), /A must have the axes .*, but got the shape 2/],
    ["five axes", () => withZeros(zeros([1, 1, 1, 1, 1])), /A must have the axes/],
    ["a ragged array", () => withZeros([[1], [1, 2]]), /ragged/],
    [
      "one number",
      () => withZeros([[1]], { before: 1 as never }),
      /before must be a pair of whole/,
    ],
    ["half a row", () => withZeros([[1]], { after: [0.5, 0] }), /after must be a pair of whole/],
    ["a negative distance", () => withZeros([[1]], { between: [-1, 0] }), /between .* at least 0/],
    ["to cut off all", () => withZeros([[1, 2]], { before: [0, -2] }), /nothing of A stays/],
    ["an unknown option", () => withZeros([[1]], { around: 1 } as object), /"around"/],
  ];
  for (const [what, call, message] of refused) {
    test(`refuses ${what}`, () => expect(call).toThrow(message));
  }
});
