import { inspect } from "node:util";
import {
  formatNumber,
  formatPlaces,
  random,
  ShapeError,
  Tensor,
  tensor,
  ValueError,
  zeros,
} from "convbook";
import fc from "fast-check";
import { matrix, sparse } from "mathjs";
import { describe, expect, test } from "vitest";

describe("tensor(values)", () => {
  test("keeps the order of the entries, row by row", () => {
    const A = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(A.shape).toEqual([2, 3]);
    expect(A.data).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
    expect(A.at(1, 0)).toBe(4);
  });

  test("is undone by toArray(), for any rectangular nesting", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.integer(), (shape, seed) => {
        const nest = (axis: number, from: number): unknown =>
          axis === shape.length
            ? from % 97
            : Array.from({ length: shape[axis] }, (_, k) => nest(axis + 1, from * 5 + k));
        const nested = nest(0, Math.abs(seed)) as number[];
        expect(tensor(nested).shape).toEqual(shape);
        expect(tensor(nested).toArray()).toEqual(nested);
      }),
    );
  });

  test("takes dense and sparse mathjs matrices", () => {
    const rows = [
      [1, 0],
      [0, -2.5],
    ];
    expect(tensor(matrix(rows)).toArray()).toEqual(rows);
    expect(tensor(sparse(rows)).toArray()).toEqual(rows);
  });

  test("takes a flat list and a shape", () => {
    expect(tensor([1, 2, 3, 4, 5, 6], [3, 2]).toArray()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(tensor(Float64Array.of(1, 2), [2, 1]).toArray()).toEqual([[1], [2]]);
  });

  test("copies the values of an array or a tensor", () => {
    const rows = Float64Array.of(1, 2);
    const first = tensor(rows);
    const second = tensor(first);
    rows[0] = 9;
    first.data[1] = 9;
    expect(second.data).toEqual(Float64Array.of(1, 2));
  });

  const selfish: unknown[] = [];
  selfish.push(selfish);
  const needed = "must be a nested array of numbers, a Tensor or a mathjs matrix";
  // biome-ignore format: a table
  const wrong: [unknown, new (message: string) => Error, string][] = [
    [[[1, 2], [3]], ShapeError,
      "values is ragged: values[1] has 1, but values[0] has 2; all rows need the same length"],
    [[[1, 2], 3], ShapeError,
      "values is ragged: values[1] is 3, but values[0] has 2; all rows need the same length"],
    [[1, [2]], ShapeError, "values is ragged: values[1] is a list, but values[0] is not"],
    [[], ShapeError, "values is empty; it needs at least one number"],
    [[[], []], ShapeError, "values[0] is empty; it needs at least one number"],
    [[[1, Number.NaN]], ValueError, "values[0][1] must be a finite number, but got NaN"],
    [[-Infinity], ValueError, "values[0] must be a finite number, but got -Infinity"],
    [[["1", 2]], TypeError, 'values[0][0] must be a number, but got the text "1"'],
    [[[1, undefined]], TypeError, "values[0][1] must be a number, but got undefined"],
    ["12", TypeError, `values ${needed}, but got the text "12"`],
    [null, TypeError, `values ${needed}, but got null`],
  ];
  for (const [values, kind, message] of wrong) {
    test(`refuses in one line: ${message}`, () => {
      const call = () => tensor(values as number[]);
      expect(call).toThrow(kind);
      expect(call).toThrow(`tensor: ${message}`);
      expect(call).toThrow(/^[^\n]*$/);
    });
  }

  test("refuses a shape that the values do not fill", () => {
    expect(() => tensor([1, 2, 3], [2, 2])).toThrow(
      "tensor: the shape 2×2 needs 4 values, but values has 3",
    );
    expect(() => tensor([1, 2], [2.5])).toThrow(
      "tensor: shape must be whole numbers of at least 1, but got [2.5]",
    );
    expect(() => tensor([1, 2], 2 as unknown as number[])).toThrow(
      "tensor: shape must be a list of whole numbers such as [6, 5], but got 2",
    );
  });
});

describe("an error in a cell", () => {
  test("prints as one line without a stack", () => {
    for (const values of [[], [Number.NaN], ["a"]]) {
      try {
        tensor(values);
        expect.unreachable();
      } catch (error) {
        expect(inspect(error)).toMatch(/^(Shape|Value|Type)Error: tensor: .*$/);
      }
    }
  });

  test("ShapeError and ValueError are RangeErrors", () => {
    expect(() => tensor([])).toThrow(RangeError);
    expect(() => tensor([Number.NaN])).toThrow(RangeError);
  });
});

describe("Tensor", () => {
  test(".at(index) refuses what is outside", () => {
    const A = zeros([6, 5]);
    expect(() => A.at(6, 0)).toThrow(
      "Tensor.at: index 0 must be a whole number from 0 to 5, but got 6 (the shape is 6×5)",
    );
    expect(() => A.at(0, -1)).toThrow(ValueError);
    expect(() => A.at(0.5, 0)).toThrow(ValueError);
    expect(() => A.at(1)).toThrow("Tensor.at: a tensor of shape 6×5 needs 2 indices, but got 1");
  });

  test("keeps its shape and its data: neither can be replaced", () => {
    const A = zeros([2, 2]);
    expect(() => Object.assign(A, { data: new Float64Array(1) })).toThrow(TypeError);
    expect(() => new Tensor([-1, -2], new Float64Array(2))).toThrow(ShapeError);
    expect(() => new Tensor([1], [1] as unknown as Float64Array)).toThrow(
      "Tensor: data must be a Float64Array or a Float32Array, but got a list",
    );
  });

  test("new Tensor(shape, data) refuses data of another size", () => {
    expect(() => new Tensor([2, 2], new Float64Array(3))).toThrow(ShapeError);
  });

  test("prints its shape and aligned rows", () => {
    const A = tensor([
      [-3, 0, 12],
      [1, 100, 2],
    ]);
    expect(inspect(A)).toBe(["Tensor 2×3", "   −3    0   12", "    1  100    2"].join("\n"));
  });

  test("prints fractions with the same number of decimals, and a small one never as 0", () => {
    expect(inspect(tensor([[0.5, -1.25, 1e-9]]))).toBe("Tensor 1×3\n   0.50  −1.25   1e−9");
  });

  test("cuts long rows, long columns and long batches in the middle", () => {
    const lines = inspect(zeros([40, 3, 50, 60])).split("\n");
    expect(lines[0]).toBe("Tensor 40×3×50×60");
    expect(lines[1]).toBe("[0, 0, :, :]");
    expect(lines[2]).toContain("…");
    expect(lines).toContain("  ⋮");
    expect(lines).toContain("⋮");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(100);
  });
});

describe("zeros(shape), random(shape, options)", () => {
  test("zeros([2, 3]) has only zeros", () => {
    expect(zeros([2, 3]).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(() => zeros([0, 2])).toThrow(
      "zeros: shape must be whole numbers of at least 1, but got [0, 2]",
    );
  });

  test("random gives the same values for the same seed, and others for another", () => {
    expect(random([50], { seed: 3 }).data).toEqual(random([50], { seed: 3 }).data);
    expect(random([50], { seed: 3 }).data).not.toEqual(random([50], { seed: 4 }).data);
  });

  test("random fills its range evenly", () => {
    const { data } = random([20_000], { low: -2, high: 6 });
    expect(Math.min(...data)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...data)).toBeLessThan(6);
    expect(data.reduce((sum, value) => sum + value) / data.length).toBeCloseTo(2, 1);
    const dice = random([6_000], { low: 1, high: 6, integers: true }).data;
    for (let face = 1; face <= 6; face++) {
      expect(dice.filter((value) => value === face).length).toBeGreaterThan(850);
    }
  });

  test("random refuses unknown options and impossible ranges", () => {
    expect(() => random([2], { sead: 1 } as object)).toThrow(
      'random: there is no option "sead"; the options are seed, low, high, integers',
    );
    expect(() => random([2], { low: 1, high: 0 })).toThrow(ValueError);
    expect(() => random([2], { seed: 0.5 })).toThrow(ValueError);
    expect(() => random([2], { seed: "1" as unknown as number })).toThrow(TypeError);
    expect(() => random([2], { low: -1.7e308, high: 1.7e308 })).toThrow(ValueError);
    expect(() => random([1e5, 1e5])).toThrow("fit into memory");
    expect(() => random([2], new Map() as object)).toThrow(TypeError);
    expect(() => random([2], { integers: true, low: 0.5, high: 2 })).toThrow(ValueError);
  });
});

describe("numbers and places in words", () => {
  test("formatNumber and formatPlaces refuse arguments that they cannot write", () => {
    expect(() => formatNumber("1" as unknown as number)).toThrow(
      'formatNumber: value must be a number, but got the text "1"',
    );
    expect(() => formatPlaces([1] as unknown as number[][])).toThrow(
      "formatPlaces: at[0] must be a list such as [1, 3], but got 1",
    );
    expect(() => formatPlaces([[1]], 0)).toThrow(ValueError);
  });

  test("whole numbers are printed whole", () => {
    expect(inspect(tensor([12345678, 12345679]))).toContain("12345678  12345679");
    expect(inspect(tensor([1.5e12]))).toContain("  1500000000000");
  });

  test("formatPlaces lists one, two, many and too many", () => {
    expect(formatPlaces([])).toBe("nowhere");
    expect(formatPlaces([[1, 3]])).toBe("(1, 3)");
    expect(formatPlaces([[1], [2]])).toBe("(1) and (2)");
    expect(formatPlaces([[1], [2], [3], [4]], 2)).toBe("(1), (2) and 2 more");
  });
});
