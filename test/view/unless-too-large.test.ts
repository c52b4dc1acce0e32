import {
  checkGradients,
  conv2d,
  conv2dGradients,
  convLayer,
  explain,
  explore,
  fill,
  heatmap,
  pairs,
  panels,
  random,
  sweep,
  tensor,
  unlessTooLarge,
  ValueError,
  zeros,
} from "convbook";
import { describe, expect, test } from "vitest";

describe("unlessTooLarge(make)", () => {
  test("returns what is made", () => {
    const Z = conv2d(random([4, 4]), random([2, 2]));
    expect(unlessTooLarge(() => explore(Z))).toEqual(explore(Z));
    expect(unlessTooLarge(() => 3)).toBe(3);
  });

  test("returns a sentence without the name of a function if a limit is exceeded", () => {
    const [large, small] = [zeros([30, 30]), zeros([2, 2])];
    const refused: (() => unknown)[] = [
      () => explore(conv2d(large, small)),
      () => explore(conv2d(zeros([20, 15]), zeros([10, 10]))),
      () => explore(conv2d(small, small, { padding: 15 })),
      () => sweep(large, small),
      () => explain(conv2d(zeros([500, 500]), zeros([500, 500])), [0, 0]),
      () => checkGradients(convLayer({ W: small }), zeros([200, 200]), zeros([199, 199])),
      () => conv2d(zeros([1000, 1000]), zeros([400, 400])),
      () => conv2dGradients(zeros([1000, 1000]), zeros([400, 400]), zeros([601, 601])),
      () => fill([4096, 4096, 3], () => 0),
      () => heatmap(zeros([4097, 4096])),
      () => panels(zeros([2048, 2049, 8]), { first: 4 }),
      () => pairs(zeros([4097, 4096]), zeros([4097, 4096]), { name: "X" }),
    ];
    const said = refused.map((make) => unlessTooLarge(make));
    for (const sentence of said) {
      expect(sentence).toMatch(/^There is no picture here: (?!\w+: )[^.]*\d[^.]* at most [^.]*\.$/);
    }
    expect(said[0]).toBe(
      "There is no picture here: X, W and Z have 1745 cells together; at most 600 can be explored, so take smaller arrays.",
    );
  });

  test("throws every other error", () => {
    const Z = conv2d([[1]], [[1]]);
    Z.data[0] = 5;
    expect(() => unlessTooLarge(() => explore(Z))).toThrow(ValueError);
    expect(() => unlessTooLarge(() => explore(tensor([[1]])))).toThrow(/^explore: result must be/);
    expect(() => unlessTooLarge(() => sweep([[1]], [[1, 2]]))).toThrow(/^sweep: the kernel W/);
    expect(() => unlessTooLarge(3 as never)).toThrow(
      "unlessTooLarge: make must be a function such as () => explore(Z), but got 3",
    );
  });
});
