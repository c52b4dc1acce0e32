import { convGeometry, ShapeError, ValueError } from "convbook";
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

  test("a batch axis comes first", () => {
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

  test('"same" leaves out pixels at the end if a stride steps over them', () => {
    const sizes = convGeometry([5, 8], [3, 1], { padding: "same", stride: [2, 3] });
    expect(sizes).toMatchObject({ output: [3, 3], before: [1, 0], after: [1, 0] });
    // A step from 0 to 3 leaves out pixel 4 of 5: nothing is added.
    const wide = convGeometry([5, 5], [1, 1], { padding: "same", stride: 3 });
    expect(wide).toMatchObject({ output: [2, 2], before: [0, 0], after: [0, 0] });
  });

  test("a pair is for rows and columns", () => {
    const options = { padding: [1, 2], stride: [3, 2], dilation: [2, 1] } as const;
    expect(convGeometry([9, 9], [2, 3], options)).toMatchObject({
      before: [1, 2],
      after: [1, 2],
      stride: [3, 2],
      dilation: [2, 1],
      output: [3, 6],
    });
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
});

describe("convGeometry refuses", () => {
  const small = "a valid convolution needs W no larger than X";
  const torch = (k1: number, k2: number, n: number) =>
    `; in PyTorch's order [m, n, k1, k2] W would be a ${k1}×${k2} kernel with n = ${n}, but convbook's order is [k1, k2, n, m]`;
  // biome-ignore format: a table
  const refused: [new (message: string) => Error, number[], number[], object, string][] = [
    [ShapeError, [2], [1], {},
      "X must have the axes [i, j], [i, j, n] or [b, i, j, n], but got the shape 2"],
    [ShapeError, [1, 2, 3, 4, 5], [1, 1, 5, 1], {},
      "X must have the axes [i, j], [i, j, n] or [b, i, j, n], but got the shape 1×2×3×4×5"],
    [ShapeError, [4, 4], [2, 2, 1, 1], {},
      "W must have the axes [k1, k2] because X has 2 axes, but got the shape 2×2×1×1"],
    [ShapeError, [5, 5, 3], [4, 4], {},
      "W must have the axes [k1, k2, n, m] because X has 3 axes, but got the shape 4×4"],
    [ShapeError, [3, 0], [1, 1], {},
      "the shape of X must be whole numbers of at least 1, but got [3, 0]"],
    [ShapeError, [3, 5], [0, 1], {},
      "the shape of W must be whole numbers of at least 1, but got [0, 1]"],
    [ShapeError, [4, 4, 1], [2, 2, 2, 3], {},
      "X has 1 input channel (its last axis), but W of shape 2×2×2×3 takes 2 (its axis 2)"],
    [ShapeError, [5, 5, 3], [2, 2, 4, 6], {},
      "X has 3 input channels (its last axis), but W of shape 2×2×4×6 takes 4 (its axis 2)"],
    [ShapeError, [5, 5, 3], [6, 3, 2, 2], {},
      `X has 3 input channels (its last axis), but W of shape 6×3×2×2 takes 2 (its axis 2)${torch(2, 2, 3)}`],
    [ShapeError, [8, 8, 3], [16, 3, 2, 5], {},
      `X has 3 input channels (its last axis), but W of shape 16×3×2×5 takes 2 (its axis 2)${torch(2, 5, 3)}`],
    [ShapeError, [8, 8, 3], [16, 3, 3, 3], {},
      `the kernel W is 16×3 but X is only 8×8; ${small}${torch(3, 3, 3)}`],
    [ShapeError, [8, 8, 3], [9, 3, 3, 5], {},
      `the kernel W is 9×3 but X is only 8×8; ${small}${torch(3, 5, 3)}`],
    [ShapeError, [2, 2, 3], [3, 3, 3, 3], {}, `the kernel W is 3×3 but X is only 2×2; ${small}`],
    [ShapeError, [3, 5], [4, 5], {}, `the kernel W is 4×5 but X is only 3×5; ${small}`],
    [ShapeError, [4, 4], [1, 2], { dilation: 4 },
      `the kernel W is 1×2, which covers 1×5 pixels with its dilation, but X is only 4×4; ${small}`],
    [ShapeError, [1, 1], [4, 4], { padding: 1 },
      "the kernel W is 4×4 but X is only 3×3 with its padding; W must not be larger"],
    [ValueError, [3, 5], [1, 1], { padding: -1 },
      "padding must be a whole number of at least 0 or a pair of them, but got -1"],
    [ValueError, [3, 5], [1, 1], { padding: "SAME" },
      'padding must be "valid", "same", "full" or numbers, but got the text "SAME"'],
    [ValueError, [3, 5], [1, 1], { stride: 0 },
      "stride must be a whole number of at least 1 or a pair of them, but got 0"],
    [TypeError, [3, 5], [1, 1], { stride: "2" },
      'stride must be a whole number of at least 1 or a pair of them, but got the text "2"'],
    [ValueError, [3, 5], [1, 1], { dilation: [1, 1, 1] },
      "dilation must be a whole number of at least 1 or a pair of them, but got [1, 1, 1]"],
    [TypeError, [3, 5], [1, 1], { bias: 1 },
      'there is no option "bias"; the options are stride, padding, dilation'],
  ];
  test("a W of PyTorch, with a hint, wherever it would suit X in our order, and only there", () => {
    const side = fc.integer({ min: 1, max: 4 });
    const image = fc.array(side, { minLength: 3, maxLength: 4 });
    fc.assert(
      fc.property(image, fc.tuple(side, side, side, side), (shapeX, [m, n, k1, k2]) => {
        const said = () => convGeometry(shapeX, [m, n, k1, k2]);
        let suits = true;
        try {
          convGeometry(shapeX, [k1, k2, n, m]);
        } catch {
          suits = false;
        }
        let refused = "";
        try {
          said();
        } catch (error) {
          refused = String(error);
        }
        fc.pre(refused !== "");
        expect(refused.includes(torch(k1, k2, n))).toBe(suits);
        expect(refused.includes("PyTorch")).toBe(suits);
      }),
      { numRuns: 500 },
    );
  });

  for (const [kind, shapeX, shapeW, options, message] of refused) {
    test(message, () => {
      const said = () => convGeometry(shapeX, shapeW, options);
      expect(said).toThrow(kind);
      expect(said).toThrow(expect.objectContaining({ message: `convGeometry: ${message}` }));
    });
  }

  test("an option of the wrong type with a TypeError, a number out of range with a ValueError", () => {
    const called = (stride: unknown) => () => convGeometry([3, 5], [1, 1], { stride } as object);
    for (const stride of [{}, "2", [1, "2"], ["1", 2]]) expect(called(stride)).toThrow(TypeError);
    for (const stride of [0, 1.5, [1, 0], [1, 2, 3]]) expect(called(stride)).toThrow(ValueError);
  });
});
