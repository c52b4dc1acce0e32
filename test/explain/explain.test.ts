import {
  activationGradient,
  conv2d,
  conv2dGradients,
  convGeometry,
  convLayer,
  type Explanation,
  explain,
  random,
  relu,
  ShapeError,
  sigmoid,
  Tensor,
  tanh,
  tensor,
  ValueError,
} from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Layer, layers } from "../layers/random-layers.js";

/** The index tuples of all entries, row by row. */
function everyIndex(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (heads, length) => heads.flatMap((head) => Array.from({ length }, (_, k) => [...head, k])),
    [[]],
  );
}

/** A layer with values: fractions, or whole numbers, whose sums are all exact. */
function drawn({ shapeX, shapeW, options, seed }: Layer, integers: boolean) {
  const sizes = convGeometry(shapeX, shapeW, options);
  const draw = (shape: readonly number[], k: number) =>
    random(shape, integers ? { seed: seed + k, integers } : { seed: seed + k, low: -1 });
  const [X, W, dZ] = [draw(shapeX, 0), draw(shapeW, 1), draw(sizes.outputShape, 2)];
  const b = draw([sizes.outputChannels], 3);
  const Z = conv2d(X, W, { bias: b, ...options });
  return { X, W, b, dZ, Z, sizes, ...conv2dGradients(X, W, dZ, options) };
}

/** Whether Z at z contains the product of W at w and X at x: the definition, for any rank. */
function meets(
  { stride, dilation, before }: ReturnType<typeof convGeometry>,
  z: number[],
  w: number[],
  x: number[],
): boolean {
  const [channels, batched] = [x.length > 2, x.length === 4];
  const [zi, xi] = batched ? [z.slice(1), x.slice(1)] : [z, x];
  return (
    (!batched || z[0] === x[0]) &&
    (!channels || (w[2] === xi[2] && w[3] === zi[2])) &&
    [0, 1].every((a) => xi[a] === stride[a] * zi[a] + dilation[a] * w[a] - before[a])
  );
}

/** Adds up the terms again, from the tensors themselves, and compares the sum with the entry. */
function readd(explanation: Explanation, A: Tensor, B: Tensor | undefined, result: Tensor): void {
  const { terms, index, value, bias = 0, exact, tolerance } = explanation;
  let sum = 0;
  let size = 0;
  for (const { indices, factors, product, sum: running } of terms) {
    const a = A.at(...indices[0]);
    const expected = B === undefined ? [a] : [a, B.at(...indices[1])];
    expect(factors).toEqual(expected);
    expect(product).toBe(expected.reduce((x, y) => x * y));
    sum += product;
    size += Math.abs(product);
    expect(running).toBe(sum);
  }
  sum += bias;
  size += Math.abs(bias);
  expect(explanation.sum).toBe(sum);
  expect(value).toBe(result.at(...index));
  expect(exact).toBe(sum === value);
  expect(tolerance).toBe(2 ** -52 * (terms.length + 1) * size);
  expect(Math.abs(sum - value)).toBeLessThanOrEqual(tolerance);
}

const pairs = (found: readonly (readonly (readonly number[])[])[]) =>
  found.map((pair) => JSON.stringify(pair)).sort();

describe("explain(result, index)", () => {
  test("the terms are those of the definition and add up to the entry, in every layer", () => {
    fc.assert(
      fc.property(layers, fc.boolean(), (layer, integers) => {
        const { X, W, b, dZ, Z, dX, dW, db, sizes } = drawn(layer, integers);
        const [xs, ws, zs] = [X, W, Z].map(({ shape }) => everyIndex(shape));
        const some = (all: number[][]) => all.filter((_, k) => k % Math.ceil(all.length / 6) === 0);
        for (const z of some(zs)) {
          const explanation = explain(Z, z);
          readd(explanation, W, X, Z);
          expect(explanation.bias).toBe(b.at(sizes.outputShape.length > 2 ? (z.at(-1) ?? 0) : 0));
          const expected = ws.flatMap((w) =>
            xs.filter((x) => meets(sizes, z, w, x)).map((x) => [w, x]),
          );
          expect(pairs(explanation.terms.map(({ indices }) => indices))).toEqual(pairs(expected));
          expect(explanation.terms.length + explanation.padded.length).toBe(
            W.shape.slice(0, 3).reduce((product, length) => product * length),
          );
          if (integers) expect(explanation.exact).toBe(true);
        }
        for (const w of some(ws)) {
          const explanation = explain(dW, w);
          readd(explanation, dZ, X, dW);
          const expected = zs.flatMap((z) =>
            xs.filter((x) => meets(sizes, z, w, x)).map((x) => [z, x]),
          );
          expect(pairs(explanation.terms.map(({ indices }) => indices))).toEqual(pairs(expected));
        }
        for (const x of some(xs)) {
          const explanation = explain(dX, x);
          readd(explanation, dZ, W, dX);
          const expected = zs.flatMap((z) =>
            ws.filter((w) => meets(sizes, z, w, x)).map((w) => [z, w]),
          );
          expect(pairs(explanation.terms.map(({ indices }) => indices))).toEqual(pairs(expected));
        }
        for (const [m] of everyIndex(db.shape)) {
          const explanation = explain(db, [m]);
          readd(explanation, dZ, undefined, db);
          const expected = zs.filter((z) => z.length === 2 || z.at(-1) === m).map((z) => [z]);
          expect(explanation.terms.map(({ indices }) => indices)).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("the totals of the channels are the sums of their terms", () => {
    const X = random([4, 4, 3], { integers: true });
    const W = random([2, 2, 3, 2], { integers: true, seed: 2 });
    const Z = conv2d(X, W);
    const { totals, totalsOver, value } = explain(Z, [1, 2, 1]);
    expect(totalsOver).toBe("n");
    expect(totals.map(({ at, terms }) => [at, terms])).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
    ]);
    const channel = (A: Tensor, n: number) =>
      tensor(
        A.data.filter((_, k) => k % 3 === n),
        [4, 4],
      );
    const kernel = (n: number) => [0, 1].map((k1) => [0, 1].map((k2) => W.at(k1, k2, n, 1)));
    totals.forEach(({ at, sum }) => {
      expect(sum).toBe(conv2d(channel(X, at), kernel(at)).at(1, 2));
    });
    expect(totals.reduce((sum, total) => sum + total.sum, 0)).toBe(value);
    expect(explain(conv2d([[1, 2]], [[1]]), [0, 1]).totals).toEqual([]);
  });

  test("U is the activation of one entry of Z, dZ is dU times the slope there", () => {
    const layer = convLayer({ W: [[2]], activation: "sigmoid" });
    const pass = layer.forward([[0, 1]]);
    const { dZ } = layer.backward(pass, [[3, 5]]);
    const U1 = explain(pass.U, [0, 1]);
    expect(U1.terms).toEqual([
      { at: {}, indices: [[0, 1]], factors: [2], product: pass.U.at(0, 1), sum: pass.U.at(0, 1) },
    ]);
    expect(explain(dZ, [0, 0]).terms.map(({ factors, product }) => [factors, product])).toEqual([
      [[3, 0.25], 0.75],
    ]);
    expect(U1.entryFormula).toMatch(
      /^U\[0, 1\] = \\frac\{1\}\{1 \+ e\^\{-Z\[0, 1\]\}\} = \\frac\{1\}\{1 \+ e\^\{-2\}\} = 0\.88/,
    );
    expect(explain(dZ, [0, 0]).entryFormula).toMatch(/= 3 \\cdot 0\.25 = 0\.75$/);
    const cubed = explain(convLayer({ W: [[1]], activation: "z^3" }).forward([[-2]]).U, [0, 0]);
    expect(cubed.formula).toBe("U[i, j] = { Z[i, j]}^{3}");
    expect(cubed.entryFormula).toBe("U[0, 0] = { Z[0, 0]}^{3} = { (-2)}^{3} = -8");
    const negative = explain(sigmoid([-30]), [0]).entryFormula;
    expect(negative).toContain("= \\frac{1}{1 + e^{-(-30)}} = 9.35762 \\cdot 10^{-14}");
    expect(explain(relu([-1, 2]), [0]).value).toBe(0);
    expect(explain(tanh([0]), [0]).value).toBe(0);
    expect(explain(activationGradient("z^2", [3], [10]), [0]).terms[0].factors).toEqual([10, 6]);
  });

  test("says where ReLU has its kink, on paper too", () => {
    const layer = (b: number) => convLayer({ W: [[1, 1, -1]], b: [b], activation: "relu" });
    const remarksOf = (X: number[][], b: number) => {
      const pass = layer(b).forward(X);
      const { dZ } = layer(b).backward(pass, [[2]]);
      const [u, dz] = [explain(pass.U, [0, 0]), explain(dZ, [0, 0])];
      return { kinks: [u.kink, dz.kink], U: String(u), dZ: String(dz) };
    };
    // 0.1 + 0.2 − 0.3 is 5.55e-17, and 0.3 − 0.1 − 0.2 is −2.78e-17.
    const above = remarksOf([[0.1, 0.2, 0.3]], 0);
    expect(above.kinks).toEqual([true, true]);
    expect(above.U).toContain(
      "  Z[0, 0] is 0 on paper; 5.55112e−17 is what rounding left of it. There ReLU has a kink.",
    );
    expect(above.dZ).toContain(
      "There ReLU has a kink and no derivative; its slope is taken as 1, as for every positive number.",
    );
    const below = remarksOf([[0.3, 0.2, 0.4]], -0.1);
    expect(below.kinks).toEqual([true, true]);
    expect(below.dZ).toContain("is taken as 0, as for every number that is not positive.");
    const zero = remarksOf([[1, 2, 3]], 0);
    expect(zero.kinks).toEqual([true, true]);
    expect(zero.dZ).toContain("  Z[0, 0] is 0. There ReLU has a kink and no derivative");
    expect(remarksOf([[0.1, 0.2, 0.3]], 1e-17).kinks).toEqual([false, false]);
    // Of numbers alone nobody knows how they were rounded.
    expect(explain(relu([5.55e-17, 0]), [0]).kink).toBe(false);
    expect(explain(relu([5.55e-17, 0]), [1]).kink).toBe(true);
    expect(explain(sigmoid([0]), [0]).kink).toBe(false);
  });

  test("prints the terms, cut in the middle, and says how many were left out", () => {
    expect(
      explain(conv2d([[5, 2, 3]], [[1, -1]]), [0, 1])
        .toString()
        .split("\n"),
    ).toEqual([
      "Z[0, 1] = −1",
      "  W[0, 0] · X[0, 1] = 1 · 2 = 2, sum 2",
      "  W[0, 1] · X[0, 2] = (−1) · 3 = −3, sum −1",
      "  This is exactly the Z[0, 1] that the library computed.",
    ]);
    const long = explain(conv2d(random([9, 9]), random([5, 5]), { padding: 1 }), [0, 0]).toString();
    expect(long).toContain("⋮  4 more");
    expect(long).toContain("9 products with zeros of the padding are not added.");
    expect(long.split("\n").length).toBe(16);
  });

  test("an entry whose terms were added in another order may differ by the rounding of sums", () => {
    const [X, W] = [random([6, 6]), random([3, 3], { seed: 2 })];
    const Z = conv2d(X, W);
    const value = Z.data[0];
    // The last bit of a number of this size.
    const bit = 2 ** (Math.floor(Math.log2(value)) - 52);
    Z.data[0] = value + bit;
    const explanation = explain(Z, [0, 0]);
    expect(explanation).toMatchObject({ exact: false, value: value + bit, sum: value });
    expect(explanation.toString()).toContain("with the terms in another order; the difference ");
    Z.data[0] = value + 40 * bit;
    expect(() => explain(Z, [0, 0])).toThrow("was changed after it was computed");
  });

  test("the formulas have the layer's stride, padding and dilation, and the entry's limits", () => {
    const options = { stride: 2, padding: 1, dilation: [1, 2] as const };
    const [X, W] = [random([6, 7, 2]), random([3, 2, 2, 4])];
    const Z = conv2d(X, W, { ...options, bias: [1, 2, 3, 4] });
    const z = explain(Z, [0, 1, 3]);
    expect(z.formula).toBe(
      "Z[i, j, m] = \\sum_{k_1=0}^{K_1-1}\\sum_{k_2=0}^{K_2-1}\\sum_{n=0}^{N-1} W[k_1, k_2, n, m]\\, X[2 i + k_1 - 1, 2 j + 2 k_2 - 1, n] + b[m]",
    );
    expect(z.entryFormula).toContain(
      "Z[0, 1, 3] = \\sum_{k_1=1}^{2}\\sum_{k_2=0}^{1}\\sum_{n=0}^{1} W[k_1, k_2, n, 3]\\, X[k_1 - 1, 1 + 2 k_2, n] + b[3] = ",
    );
    const { dX, dW, db } = conv2dGradients(X, W, Z, options);
    expect(explain(dX, [2, 3, 1]).entryFormula).toContain(
      "\\sum_{i=1}^{1}\\sum_{j=1}^{2}\\sum_{m=0}^{3} \\frac{\\partial J}{\\partial Z[i, j, m]}\\, W[3 - 2 i, \\tfrac{4 - 2 j}{2}, 1, m]",
    );
    expect(explain(dW, [0, 1, 1, 3]).entryFormula).toContain(
      "\\sum_{i=1}^{2}\\sum_{j=0}^{2} \\frac{\\partial J}{\\partial Z[i, j, 3]}\\, X[2 i - 1, 2 j + 1, 1]",
    );
    expect(explain(db, [2]).entryFormula).toContain(
      "\\frac{\\partial J}{\\partial b[2]} = \\sum_{i=0}^{2}\\sum_{j=0}^{3} \\frac{\\partial J}{\\partial Z[i, j, 2]} = ",
    );
    // With dilation 2 and stride 1 only every second output reaches a pixel.
    const dilated = conv2dGradients(random([1, 7]), [[1, 2]], random([1, 5]), { dilation: 2 });
    expect(explain(dilated.dX, [0, 2]).entryFormula).toContain(
      "\\sum_{k_1=0}^{0}\\sum_{k_2=0}^{1} \\frac{\\partial J}{\\partial Z[-2 k_1, 2 - 2 k_2]}\\, W[k_1, k_2] = ",
    );
    const strided = conv2dGradients(random([1, 9]), random([1, 5]), random([1, 5]), {
      stride: 2,
      padding: [0, 2],
    });
    expect(explain(strided.dX, [0, 2]).entryFormula).toContain(
      "\\sum_{i=0}^{0}\\sum_{j=0}^{2} \\frac{\\partial J}{\\partial Z[i, j]}\\, W[-2 i, 4 - 2 j] = ",
    );
    // As in the homework, the kernel's offset is subtracted from the pixel.
    const plain = conv2dGradients(random([4, 5, 2]), random([2, 3, 2, 3]), random([3, 3, 3]));
    expect(explain(plain.dX, [3, 1, 1]).formula).toBe(
      "\\frac{\\partial J}{\\partial X[i,j,n]} = \\sum_{k_1=\\max(0,\\,i - R + 1)}^{\\min(K_1-1,\\,i)}\\;\\sum_{k_2=\\max(0,\\,j - C + 1)}^{\\min(K_2-1,\\,j)}\\;\\sum_{m=0}^{M-1}\\; W[k_1,k_2,n,m]\\;\\frac{\\partial J}{\\partial Z[i - k_1,\\,j - k_2,\\,m]}",
    );
    expect(explain(plain.dX, [3, 1, 1]).entryFormula).toContain(
      "\\sum_{k_1=1}^{1}\\sum_{k_2=0}^{1}\\sum_{m=0}^{2} \\frac{\\partial J}{\\partial Z[3 - k_1, 1 - k_2, m]}\\, W[k_1, k_2, 1, m] = ",
    );
    // With stride 2 and a kernel of 1 no output reaches the second pixel.
    const skipped = conv2dGradients([[1, 2, 3]], [[1]], [[1, 1]], { stride: 2 });
    expect(explain(skipped.dX, [0, 1])).toMatchObject({ terms: [], value: 0, sum: 0 });
    expect(explain(skipped.dX, [0, 1]).entryFormula).toBe(
      "\\frac{\\partial J}{\\partial X[0, 1]} = 0",
    );
  });

  test("refuses a Tensor of unknown origin, a wrong index, and inputs that were changed", () => {
    const X = tensor([[1, 2, 3]]);
    const Z = conv2d(X, [[1, -1]]);
    expect(() => explain(X, [0, 0])).toThrow(ValueError);
    expect(() => explain(X, [0, 0])).toThrow(
      "explain: result must be what conv2d, conv2dGradients, an activation or a layer's forward or backward returned, for example conv2d(X, W), but got a Tensor of shape 1×3 that was made in another way",
    );
    expect(() => explain([[1]] as unknown as Tensor, [0, 0])).toThrow(TypeError);
    expect(() => explain(new Tensor(Z.shape, Z.data), [0, 0])).toThrow(ValueError);
    expect(() => explain(Z, 1 as unknown as number[])).toThrow(
      "explain: index must be a list of whole numbers such as [0, 0], but got 1",
    );
    expect(() => explain(Z, [0])).toThrow(ShapeError);
    expect(() => explain(Z, [0])).toThrow(
      "explain: Z has the shape 1×2, so index must have 2 numbers, but got [0]",
    );
    expect(() => explain(Z, [0, 2])).toThrow(
      "explain: index 1 of Z must be a whole number from 0 to 1, but got 2",
    );
    X.data[1] = 7;
    expect(() => explain(Z, [0, 0])).toThrow(ValueError);
    expect(() => explain(Z, [0, 0])).toThrow(
      "explain: Z[0, 0] is -1, but its terms now add up to -6: X, W, b or Z itself was changed after it was computed; compute it again",
    );
    const U = sigmoid([0]);
    U.data[0] = Number.NaN;
    expect(() => explain(U, [0])).toThrow("U[0] is NaN, but its terms now add up to 0.5");
    const large = conv2dGradients(random([500, 500]), [[1]], random([500, 500]));
    expect(() => explain(large.dW, [0, 0])).toThrow(
      "explain: an entry of dW is a sum of up to 250000 terms; at most 200000 are written out",
    );
  });
});
