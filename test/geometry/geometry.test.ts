import { convGeometry } from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("convGeometry(shapeX, shapeW, options)", () => {
  test("Problem 1: [6, 5] with [2, 2]", () => {
    expect(convGeometry([6, 5], [2, 2])).toEqual({
      batch: 1,
      input: [6, 5],
      kernel: [2, 2],
      output: [5, 4],
      inputChannels: 1,
      outputChannels: 1,
      stride: [1, 1],
      dilation: [1, 1],
      before: [0, 0],
      after: [0, 0],
      outputShape: [5, 4],
    });
  });

  test("Problem 2: [48, 64, 10] with [3, 3, 10, 20]", () => {
    expect(convGeometry([48, 64, 10], [3, 3, 10, 20]).outputShape).toEqual([46, 62, 20]);
  });

  test("a batch axis stays in front", () => {
    const { outputShape } = convGeometry([7, 9, 8, 3], [2, 3, 3, 5], { stride: [2, 1] });
    expect(outputShape).toEqual([7, 4, 6, 5]);
  });

  test('"same" gives ⌈length / stride⌉, with the odd zero at the end', () => {
    const { output, before, after } = convGeometry([5, 6], [2, 4], {
      padding: "same",
      stride: [1, 2],
    });
    expect({ output, before, after }).toEqual({ output: [5, 3], before: [0, 1], after: [1, 1] });
  });

  test('"full" lets the window touch X with a single pixel', () => {
    const { output, before, after } = convGeometry([5, 6], [2, 3], {
      padding: "full",
      dilation: [1, 2],
    });
    expect({ output, before, after }).toEqual({ output: [6, 10], before: [1, 4], after: [1, 4] });
  });

  test("counts the positions of the window that lie inside the padded X", () => {
    const small = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        small,
        small,
        small,
        fc.integer({ min: 0, max: 4 }),
        (length, k, stride, dilation, padding) => {
          const padded = length + 2 * padding;
          let positions = 0;
          for (let start = 0; start + dilation * (k - 1) < padded; start += stride) positions++;
          fc.pre(positions > 0);
          const options = { stride, dilation, padding };
          expect(convGeometry([length, length], [k, k], options).output).toEqual([
            positions,
            positions,
          ]);
        },
      ),
    );
  });

  test("names itself in its messages", () => {
    expect(() => convGeometry([3, 5], [4, 4])).toThrow("convGeometry: the kernel W is 4×4");
    expect(() => convGeometry([3, 0], [1, 1])).toThrow(
      "convGeometry: the shape of X must be whole numbers of at least 1, but got [3, 0]",
    );
    expect(() => convGeometry([3, 5], [1, 1], { bias: 1 } as object)).toThrow(
      'convGeometry: there is no option "bias"; the options are stride, padding, dilation',
    );
  });
});
