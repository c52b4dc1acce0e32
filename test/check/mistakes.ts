// Mistakes as a student makes them, each by its own formula, and the name that check is to give them.
import {
  each,
  type Four,
  forward,
  four,
  generator,
  gradientB,
  gradientW,
  gradientX,
  grid,
  type Matrix,
  padded,
  range,
  shapeOf,
  slide,
  sum,
} from "./oracle.js";

export type Nested = number | Nested[];

/** A problem on random inputs: what check gets, and what is right. */
export interface Drawn<Facts> {
  inputs: Record<string, unknown>;
  facts: Facts;
}

export interface Seeded<Facts> {
  part: string;
  name: string;
  /** Undefined where the mistake cannot be made. */
  make(facts: Facts): Nested | undefined;
}

// ---- Problem 1

export interface Facts1 {
  X: Matrix;
  W: Matrix;
  Z: Matrix;
  rows: number;
  columns: number;
  K1: number;
  K2: number;
  I: number;
  J: number;
}

export function draw1(seed: number): Drawn<Facts1> {
  const next = generator(seed);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const [rows, columns, K1, K2] = [whole(4, 8), whole(4, 8), whole(2, 3), whole(2, 3)];
  const X = grid(rows, columns, () => whole(-4, 9));
  const W = grid(K1, K2, () => whole(-3, 3));
  const Z = slide(X, W);
  const facts = { X, W, Z, rows, columns, K1, K2, I: rows - K1 + 1, J: columns - K2 + 1 };
  return { inputs: { X, W }, facts };
}

const entriesOf = (A: Matrix) => A.flatMap((row, i) => row.map((value, j) => [value, i, j]));
/** The largest entry and its first pixel, or the smallest. */
export const top = (A: Matrix) => entriesOf(A).reduce((a, b) => (b[0] > a[0] ? b : a));
export const bottom = (A: Matrix) => entriesOf(A).reduce((a, b) => (b[0] < a[0] ? b : a));
const turn = (W: Matrix) =>
  W.map((row) => row.slice().reverse())
    .slice()
    .reverse();
const transpose = (A: Matrix) => grid(A[0].length, A.length, (i, j) => A[j][i]);
const full = ({ X, W, K1, K2 }: Facts1) => slide(padded(X, K1 - 1, K2 - 1, K1 - 1, K2 - 1), W);
const same = ({ X, W, K1, K2 }: Facts1) => {
  const [above, left] = [Math.floor((K1 - 1) / 2), Math.floor((K2 - 1) / 2)];
  return slide(padded(X, above, left, K1 - 1 - above, K2 - 1 - left), W);
};
const largestProduct = ({ X, W, Z }: Facts1) =>
  Z.map((row, i) =>
    row.map((_, j) =>
      Math.max(...W.flatMap((weights, k1) => weights.map((w, k2) => w * X[i + k1][j + k2]))),
    ),
  );

export const problem1: Seeded<Facts1>[] = [
  { part: "1a", name: "counting k1 and k2 from 1", make: ({ K1, K2 }) => [1, K1, 1, K2] },
  {
    part: "1a",
    name: "taking the size of W as the last index",
    make: ({ K1, K2 }) => [0, K1, 0, K2],
  },
  { part: "1a", name: "stopping one entry early", make: ({ K1, K2 }) => [0, K1 - 2, 0, K2 - 2] },
  { part: "1a", name: "exchanging rows and columns", make: ({ K1, K2 }) => [0, K2 - 1, 0, K1 - 1] },
  {
    part: "1a",
    name: "taking the limits of i and j, the pixels of Z",
    make: ({ I, J }) => [0, I - 1, 0, J - 1],
  },
  {
    part: "1a",
    name: "taking the limits of X",
    make: ({ X }) => [0, X.length - 1, 0, X[0].length - 1],
  },
  {
    part: "1a",
    name: "letting the kernel run backwards",
    make: ({ K1, K2 }) => [-K1 + 1, 0, -K2 + 1, 0],
  },
  {
    part: "1b",
    name: "forgetting the + 1",
    make: ({ rows, columns, K1, K2 }) => [rows - K1, columns - K2],
  },
  { part: "1b", name: "adding 1 once too often", make: ({ I, J }) => [I + 1, J + 1] },
  {
    part: "1b",
    name: "taking the size of X, as with “same” padding",
    make: (facts) => [same(facts).length, same(facts)[0].length],
  },
  {
    part: "1b",
    name: "adding the size of the kernel, as with “full” padding",
    make: (facts) => [full(facts).length, full(facts)[0].length],
  },
  { part: "1b", name: "exchanging rows and columns", make: ({ I, J }) => [J, I] },
  {
    part: "1b",
    name: "exchanging the rows and columns of the kernel",
    make: ({ X, W }) => {
      const Z = slide(X, transpose(W));
      return [Z.length, Z[0].length];
    },
  },
  {
    part: "1b",
    name: "moving the kernel by its own size",
    make: ({ rows, columns, K1, K2 }) => [Math.floor(rows / K1), Math.floor(columns / K2)],
  },
  {
    part: "1c",
    name: "reversing the kernel in both directions",
    make: ({ X, W }) => top(slide(X, turn(W))),
  },
  {
    part: "1c",
    name: "exchanging the rows and columns of the kernel",
    make: ({ X, W }) => top(slide(X, transpose(W))),
  },
  {
    part: "1c",
    name: "counting the pixels from 1",
    make: ({ Z }) => [top(Z)[0], top(Z)[1] + 1, top(Z)[2] + 1],
  },
  {
    part: "1c",
    name: "exchanging row and column",
    make: ({ Z }) => [top(Z)[0], top(Z)[2], top(Z)[1]],
  },
  {
    part: "1c",
    name: "naming the window's last pixel, not its first",
    make: ({ Z, K1, K2 }) => [top(Z)[0], top(Z)[1] + K1 - 1, top(Z)[2] + K2 - 1],
  },
  {
    part: "1c",
    name: "adding zeros around X, as with “full” padding",
    make: (facts) => top(full(facts)),
  },
  {
    part: "1c",
    name: "adding zeros around X, as with “same” padding",
    make: (facts) => top(same(facts)),
  },
  { part: "1c", name: "looking for the other end", make: ({ Z }) => bottom(Z) },
  { part: "1c", name: "looking in X in place of Z", make: ({ X }) => top(X) },
  {
    part: "1c",
    name: "taking one product, not the sum",
    make: (facts) => top(largestProduct(facts)),
  },
  {
    part: "1d",
    name: "reversing the kernel in both directions",
    make: ({ X, W }) => bottom(slide(X, turn(W))),
  },
  {
    part: "1d",
    name: "turning the sign",
    make: ({ Z }) => [-bottom(Z)[0], bottom(Z)[1], bottom(Z)[2]],
  },
  {
    part: "1d",
    name: "counting the pixels from 1",
    make: ({ Z }) => [bottom(Z)[0], bottom(Z)[1] + 1, bottom(Z)[2] + 1],
  },
  {
    part: "1d",
    name: "looking for the smallest number without its sign",
    make: ({ Z }) => bottom(Z.map((row) => row.map(Math.abs))),
  },
  {
    part: "1e",
    name: "counting the pixels from 1",
    make: ({ Z }) =>
      entriesOf(Z)
        .filter(([z]) => z === 0)
        .map(([, i, j]) => [i + 1, j + 1])[0],
  },
  {
    part: "1e",
    name: "exchanging row and column",
    make: ({ Z }) =>
      entriesOf(Z)
        .filter(([z]) => z === 0)
        .map(([, i, j]) => [j, i])[0],
  },
  {
    part: "1e",
    name: "looking in X in place of Z",
    make: ({ X, Z }) =>
      Z.flat().includes(0)
        ? entriesOf(X)
            .filter(([x]) => x === 0)
            .map(([, i, j]) => [i, j])[0]
        : undefined,
  },
];

// ---- Problem 2

export interface Facts2 {
  shapeX: number[];
  shapeW: number[];
}

export function draw2(seed: number): Drawn<Facts2> {
  const next = generator(seed);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const N = whole(2, 16);
  const shapeX = [whole(8, 64), whole(8, 64), N];
  const shapeW = [whole(2, 7), whole(2, 7), N, whole(2, 24)];
  return { inputs: { shapeX, shapeW }, facts: { shapeX, shapeW } };
}

/** A mistake written with the lengths of all axes. */
const lengths =
  (
    rule: (
      a: number,
      c: number,
      N: number,
      p: number,
      q: number,
      M: number,
      I: number,
      J: number,
    ) => Nested,
  ) =>
  ({ shapeX: [a, c, N], shapeW: [p, q, , M] }: Facts2) =>
    rule(a, c, N, p, q, M, a - p + 1, c - q + 1);

export const problem2: Seeded<Facts2>[] = [
  {
    part: "2a",
    name: "forgetting the + 1",
    make: lengths((a, c, _N, p, q, M) => [a - p, c - q, M]),
  },
  {
    part: "2a",
    name: "taking the size of X, as with “same” padding",
    make: lengths((a, c, _N, _p, _q, M) => [a, c, M]),
  },
  {
    part: "2a",
    name: "adding the size of the kernel, as with “full” padding",
    make: lengths((a, c, _N, p, q, M) => [a + p - 1, c + q - 1, M]),
  },
  {
    part: "2a",
    name: "taking the input channels for the output channels",
    make: lengths((_a, _c, N, _p, _q, _M, I, J) => [I, J, N]),
  },
  {
    part: "2a",
    name: "multiplying the channels",
    make: lengths((_a, _c, N, _p, _q, M, I, J) => [I, J, N * M]),
  },
  {
    part: "2a",
    name: "leaving out the channels",
    make: lengths((_a, _c, _N, _p, _q, _M, I, J) => [I, J]),
  },
  {
    part: "2a",
    name: "exchanging rows and columns",
    make: lengths((_a, _c, _N, _p, _q, M, I, J) => [J, I, M]),
  },
  {
    part: "2a",
    name: "naming the channels first",
    make: lengths((_a, _c, _N, _p, _q, M, I, J) => [M, I, J]),
  },
  {
    part: "2a",
    name: "giving U another shape than Z",
    make: lengths((a, c, _N, _p, _q, M, I, J) => [
      [I, J, M],
      [a, c, M],
    ]),
  },
  {
    part: "2b",
    name: "exchanging input and output",
    make: lengths((_a, _c, N, _p, _q, M) => [M, N]),
  },
  {
    part: "2b",
    name: "multiplying the channels",
    make: lengths((_a, _c, N, _p, _q, M) => [N, M * N]),
  },
  {
    part: "2b",
    name: "taking the size of the kernel",
    make: lengths((_a, _c, _N, p, q) => [p, q]),
  },
  {
    part: "2c",
    name: "leaving out the input channels",
    make: lengths((_a, _c, _N, p, q, M, I, J) => I * J * M * p * q),
  },
  {
    part: "2c",
    name: "leaving out the output channels",
    make: lengths((_a, _c, N, p, q, _M, I, J) => I * J * N * p * q),
  },
  {
    part: "2c",
    name: "leaving out all channels",
    make: lengths((_a, _c, _N, p, q, _M, I, J) => I * J * p * q),
  },
  {
    part: "2c",
    name: "counting on every pixel of X, as with “same” padding",
    make: lengths((a, c, N, p, q, M) => a * c * M * p * q * N),
  },
  {
    part: "2c",
    name: "forgetting the + 1 in the size of Z",
    make: lengths((a, c, N, p, q, M) => (a - p) * (c - q) * M * p * q * N),
  },
  {
    part: "2c",
    name: "counting the additions of the products and the bias too",
    make: lengths((_a, _c, N, p, q, M, I, J) => 2 * I * J * M * p * q * N),
  },
  {
    part: "2c",
    name: "counting the additions of the products too",
    make: lengths((_a, _c, N, p, q, M, I, J) => I * J * M * (p * q * N + p * q * N - 1)),
  },
  {
    part: "2c",
    name: "counting the bias as a product",
    make: lengths((_a, _c, N, p, q, M, I, J) => I * J * M * (p * q * N + 1)),
  },
  {
    part: "2c",
    name: "counting for one pixel of Z only",
    make: lengths((_a, _c, N, p, q, M) => p * q * N * M),
  },
  {
    part: "2c",
    name: "counting the input channels twice",
    make: lengths((_a, _c, N, p, q, M, I, J) => I * J * M * p * q * N * N),
  },
  {
    part: "2d",
    name: "leaving out the biases",
    make: lengths((_a, _c, N, p, q, M) => p * q * N * M),
  },
  {
    part: "2d",
    name: "counting a bias for each entry of Z",
    make: lengths((_a, _c, N, p, q, M, I, J) => p * q * N * M + I * J * M),
  },
  {
    part: "2d",
    name: "counting a bias for each weight",
    make: lengths((_a, _c, N, p, q, M) => p * q * N * M * 2),
  },
  {
    part: "2d",
    name: "counting one bias in all",
    make: lengths((_a, _c, N, p, q, M) => p * q * N * M + 1),
  },
  {
    part: "2d",
    name: "counting a bias for each input channel",
    make: lengths((_a, _c, N, p, q, M) => p * q * N * M + N),
  },
  {
    part: "2d",
    name: "leaving out the input channels",
    make: lengths((_a, _c, _N, p, q, M) => p * q * M + M),
  },
  {
    part: "2d",
    name: "leaving out the input channels and the biases",
    make: lengths((_a, _c, _N, p, q, M) => p * q * M),
  },
  {
    part: "2d",
    name: "counting the weights for every pixel",
    make: lengths((_a, _c, N, p, q, M, I, J) => I * J * (p * q * N * M + M)),
  },
];

// ---- Problem 3

export interface Facts3 {
  activation: "sigmoid" | "tanh" | "relu";
  batched: boolean;
  X: Four;
  W: Four;
  b: number[];
  Z: Four;
  U: Four;
  dU: Four;
  dZ: Four;
}

const FUNCTIONS = {
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  tanh: (z: number) => (Math.exp(2 * z) - 1) / (Math.exp(2 * z) + 1),
  relu: (z: number) => (z > 0 ? z : 0),
};
const SLOPES = {
  sigmoid: (z: number) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2,
  tanh: (z: number) => 4 / (Math.exp(z) + Math.exp(-z)) ** 2,
  relu: (z: number) => (z > 0 ? 1 : 0),
};

export function draw3(seed: number): Drawn<Facts3> {
  const next = generator(seed);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const activation = (["sigmoid", "sigmoid", "tanh", "relu"] as const)[seed % 4];
  const batched = seed % 3 === 0;
  const [B, rows, columns, N] = [batched ? whole(2, 3) : 1, whole(4, 6), whole(4, 6), whole(2, 3)];
  const [K1, K2, M] = [whole(2, 3), whole(2, 3), whole(2, 3)];
  const value = () => 2 * next() - 1;
  const X = four([B, rows, columns, N], value);
  const W = four([K1, K2, N, M], value);
  const b = range(M).map(value);
  const Z = forward(X, W, b);
  const U = each(Z, FUNCTIONS[activation]);
  const dU = each(Z, value);
  const dZ = each(dU, (g, a, i, j, m) => g * SLOPES[activation](Z[a][i][j][m]));
  const facts = { activation, batched, X, W, b, Z, U, dU, dZ };
  const images = (A: Four): Nested => (batched ? A : A[0]);
  return { inputs: { X: images(X), W, b, activation, dU: images(dU) }, facts };
}

const times = (A: Four, B: Four) => each(A, (x, a, b, c, d) => x * B[a][b][c][d]);
/** Without the batch axis, when the inputs have none. */
export const asGiven = ({ batched }: Facts3, A: Four): Nested => (batched ? A : A[0]);
const reverse = (W: Four) =>
  W.slice()
    .reverse()
    .map((row) => row.slice().reverse());
const swapChannels = (W: Four) => {
  const [K1, K2, N, M] = shapeOf(W);
  return four([K1, K2, M, N], (k1, k2, m, n) => W[k1][k2][n][m]);
};
const swapKernel = (W: Four) => {
  const [K1, K2, N, M] = shapeOf(W);
  return four([K2, K1, N, M], (k2, k1, n, m) => W[k1][k2][n][m]);
};
const pixelsOf = (A: Four) => A[0].length * A[0][0].length;

/** Mistakes on the way to ∂J/∂Z. */
const upstream: { name: string; of(facts: Facts3): Four | undefined }[] = [
  {
    name: "leaving out the factor 1 − U",
    of: ({ activation, dU, U }) => (activation === "sigmoid" ? times(dU, U) : undefined),
  },
  {
    name: "leaving out the factor U",
    of: ({ activation, dU, U }) =>
      activation === "sigmoid"
        ? times(
            dU,
            each(U, (u) => 1 - u),
          )
        : undefined,
  },
  {
    name: "forgetting the square in 1 − U²",
    of: ({ activation, dU, U }) =>
      activation === "tanh"
        ? times(
            dU,
            each(U, (u) => 1 - u),
          )
        : undefined,
  },
  {
    name: "taking f′ of ∂J/∂U, not of Z",
    of: ({ activation, dU }) =>
      activation === "relu" ? each(dU, (g) => Math.max(g, 0)) : undefined,
  },
  {
    name: "taking σ′(U) in place of σ′(Z)",
    of: ({ activation, dU, U }) =>
      activation === "sigmoid" ? times(dU, each(U, SLOPES.sigmoid)) : undefined,
  },
  {
    name: "leaving out the bias in Z",
    of: ({ activation, X, W, b, dU }) =>
      times(
        dU,
        each(
          forward(
            X,
            W,
            b.map(() => 0),
          ),
          SLOPES[activation],
        ),
      ),
  },
  { name: "leaving out ∂J/∂U", of: ({ activation, Z }) => each(Z, SLOPES[activation]) },
  {
    name: "reversing the kernel in Z",
    of: ({ activation, X, W, b, dU }) =>
      times(dU, each(forward(X, reverse(W), b), SLOPES[activation])),
  },
];

const negative = (A: Four) => each(A, (x) => -x);
const divided = (A: Four, by: number) => each(A, (x) => x / by);
const ofFirst = (A: Four) => [A[0]];

export const problem3: Seeded<Facts3>[] = [
  {
    part: "3a",
    name: "leaving out σ′(Z)",
    make: (facts) => (facts.activation === "sigmoid" ? asGiven(facts, facts.dU) : undefined),
  },
  {
    part: "3a",
    name: "leaving out f′(Z)",
    make: (facts) => (facts.activation === "sigmoid" ? undefined : asGiven(facts, facts.dU)),
  },
  { part: "3a", name: "turning the sign", make: (facts) => asGiven(facts, negative(facts.dZ)) },
  {
    part: "3a",
    name: "exchanging rows and columns",
    make: (facts) => {
      const [B, I, J, M] = shapeOf(facts.dZ);
      return asGiven(
        facts,
        four([B, J, I, M], (a, j, i, m) => facts.dZ[a][i][j][m]),
      );
    },
  },
  {
    part: "3a",
    name: "giving ∂J/∂X",
    make: (facts) => asGiven(facts, gradientX(facts.W, facts.dZ)),
  },
  ...upstream.flatMap(({ name, of }): Seeded<Facts3>[] => [
    {
      part: "3a",
      name,
      make: (facts) => {
        const dZ = of(facts);
        return dZ && asGiven(facts, dZ);
      },
    },
    {
      part: "3b",
      name,
      make: (facts) => {
        const dZ = of(facts);
        return dZ && gradientW(facts.X, dZ);
      },
    },
    {
      part: "3c",
      name,
      make: (facts) => {
        const dZ = of(facts);
        return dZ && asGiven(facts, gradientX(facts.W, dZ));
      },
    },
    {
      part: "3db",
      name,
      make: (facts) => {
        const dZ = of(facts);
        return dZ && gradientB(dZ);
      },
    },
  ]),
  { part: "3b", name: "taking ∂J/∂U in place of ∂J/∂Z", make: ({ X, dU }) => gradientW(X, dU) },
  {
    part: "3b",
    name: "reversing rows and columns",
    make: ({ X, dZ }) => reverse(gradientW(X, dZ)),
  },
  {
    part: "3b",
    name: "exchanging rows and columns",
    make: ({ X, dZ }) => swapKernel(gradientW(X, dZ)),
  },
  {
    part: "3b",
    name: "exchanging input and output channels",
    make: ({ X, dZ }) => swapChannels(gradientW(X, dZ)),
  },
  {
    part: "3b",
    name: "taking the first image only",
    make: ({ batched, X, dZ }) => (batched ? gradientW(ofFirst(X), ofFirst(dZ)) : undefined),
  },
  {
    part: "3b",
    name: "leaving out the sum over the batch",
    make: ({ batched, X, dZ }) =>
      batched ? X.map((image, k) => gradientW([image], [dZ[k]])) : undefined,
  },
  {
    part: "3b",
    name: "dividing by the number of images",
    make: ({ batched, X, dZ }) => (batched ? divided(gradientW(X, dZ), X.length) : undefined),
  },
  {
    part: "3b",
    name: "dividing by the number of pixels of Z",
    make: ({ X, dZ }) => divided(gradientW(X, dZ), pixelsOf(dZ)),
  },
  { part: "3b", name: "turning the sign", make: ({ X, dZ }) => negative(gradientW(X, dZ)) },
  {
    part: "3b",
    name: "giving ∂J/∂X in place of ∂J/∂W",
    make: (facts) => asGiven(facts, gradientX(facts.W, facts.dZ)),
  },
  {
    part: "3b",
    name: "ending the sums over i and j one pixel early",
    make: ({ X, dZ }) => {
      const [, I, J] = shapeOf(dZ);
      return gradientW(
        X,
        each(dZ, (g, _a, i, j) => (i < I - 1 && j < J - 1 ? g : 0)),
      );
    },
  },
  {
    part: "3b",
    name: "summing over the input channels",
    make: ({ X, dZ }) =>
      gradientW(
        each(X, (_x, a, i, j) => sum(X[a][i][j])),
        dZ,
      ),
  },
  {
    part: "3b",
    name: "taking X[i − k1, j − k2] in place of X[i + k1, j + k2]",
    make: ({ X, W, dZ }) =>
      each(W, (_w, k1, k2, n, m) =>
        sum(
          dZ.flatMap((image, a) =>
            image.flatMap((row, i) => row.map((g, j) => g[m] * (X[a][i - k1]?.[j - k2]?.[n] ?? 0))),
          ),
        ),
      ),
  },
  {
    part: "3c",
    name: "not reversing the kernel",
    make: (facts) => asGiven(facts, gradientX(reverse(facts.W), facts.dZ)),
  },
  {
    part: "3c",
    name: "taking ∂J/∂U in place of ∂J/∂Z",
    make: (facts) => asGiven(facts, gradientX(facts.W, facts.dU)),
  },
  {
    part: "3c",
    name: "adding no zeros around ∂J/∂Z: “valid” in place of “full”",
    make: (facts) => {
      const [K1, K2, , M] = shapeOf(facts.W);
      const [, I, J] = shapeOf(facts.dZ);
      if (I < K1 || J < K2) return undefined;
      const kernel = swapChannels(reverse(facts.W));
      return asGiven(
        facts,
        forward(
          facts.dZ,
          kernel,
          range(Math.max(M, 9)).map(() => 0),
        ),
      );
    },
  },
  {
    part: "3c",
    name: "taking the first output channel only",
    make: (facts) =>
      asGiven(
        facts,
        gradientX(
          facts.W,
          each(facts.dZ, (g, _a, _i, _j, m) => (m === 0 ? g : 0)),
        ),
      ),
  },
  {
    part: "3c",
    name: "exchanging the channels of W",
    make: (facts) => {
      const [, , N, M] = shapeOf(facts.W);
      return N === M ? asGiven(facts, gradientX(swapChannels(facts.W), facts.dZ)) : undefined;
    },
  },
  {
    part: "3c",
    name: "exchanging the rows and columns of the kernel",
    make: (facts) => {
      const [K1, K2] = shapeOf(facts.W);
      return K1 === K2 ? asGiven(facts, gradientX(swapKernel(facts.W), facts.dZ)) : undefined;
    },
  },
  {
    part: "3c",
    name: "summing over the batch",
    make: (facts) => {
      const dX = gradientX(facts.W, facts.dZ);
      return facts.batched
        ? each(dX, (_x, _a, i, j, n) => sum(dX.map((image) => image[i][j][n])))
        : undefined;
    },
  },
  {
    part: "3c",
    name: "turning the sign",
    make: (facts) => asGiven(facts, negative(gradientX(facts.W, facts.dZ))),
  },
  { part: "3c", name: "giving ∂J/∂W in place of ∂J/∂X", make: ({ X, dZ }) => gradientW(X, dZ) },
  {
    part: "3c",
    name: "dividing by the number of output channels",
    make: (facts) => asGiven(facts, divided(gradientX(facts.W, facts.dZ), facts.b.length)),
  },
  { part: "3db", name: "taking ∂J/∂U in place of ∂J/∂Z", make: ({ dU }) => gradientB(dU) },
  {
    part: "3db",
    name: "leaving out the sum over the pixels",
    make: (facts) => asGiven(facts, facts.dZ),
  },
  {
    part: "3db",
    name: "dividing by the number of pixels of Z",
    make: ({ dZ }) => gradientB(divided(dZ, pixelsOf(dZ))),
  },
  {
    part: "3db",
    name: "dividing by the number of images",
    make: ({ batched, dZ }) => (batched ? gradientB(divided(dZ, dZ.length)) : undefined),
  },
  {
    part: "3db",
    name: "leaving out the sum over the batch",
    make: ({ batched, dZ }) => (batched ? dZ.map((image) => gradientB([image])) : undefined),
  },
  { part: "3db", name: "summing over the channels", make: ({ dZ }) => [sum(dZ.flat(3))] },
  { part: "3db", name: "turning the sign", make: ({ dZ }) => gradientB(negative(dZ)) },
  {
    part: "3a",
    name: "naming the channels before the pixels",
    make: (facts) => {
      const [B, I, J, M] = shapeOf(facts.dZ);
      return asGiven(
        facts,
        four([B, M, I, J], (a, m, i, j) => facts.dZ[a][i][j][m]),
      );
    },
  },
  {
    part: "3b",
    name: "naming the axes in the order [m, n, k1, k2]",
    make: ({ X, dZ }) => {
      const dW = gradientW(X, dZ);
      const [K1, K2, N, M] = shapeOf(dW);
      return four([M, N, K1, K2], (m, n, k1, k2) => dW[k1][k2][n][m]);
    },
  },
  {
    part: "3b",
    name: "dividing by the number of entries of Z",
    make: ({ X, dZ }) => divided(gradientW(X, dZ), dZ.flat(3).length),
  },
];

// ---- What is right

const orNone = (entry: number[], sign: 1 | -1): Nested | "none" =>
  sign * entry[0] > 0 ? entry : "none";

export const right1: Record<string, (facts: Facts1) => Nested | "none"> = {
  "1a": ({ W }) => [
    [0, W.length - 1],
    [0, W[0].length - 1],
  ],
  "1b": ({ Z }) => [Z.length, Z[0].length],
  "1c": ({ Z }) => orNone(top(Z), 1),
  "1d": ({ Z }) => orNone(bottom(Z), -1),
  "1e": ({ Z }) =>
    entriesOf(Z)
      .find(([z]) => z === 0)
      ?.slice(1) ?? "none",
};

export const right2: Record<string, (facts: Facts2) => Nested> = {
  "2a": lengths((_a, _c, _N, _p, _q, M, I, J) => [I, J, M]),
  "2b": lengths((_a, _c, N, _p, _q, M) => [N, M]),
  "2c": lengths((_a, _c, N, p, q, M, I, J) =>
    range(p * q)
      .map(() => I * J * N * M)
      .reduce((a, b) => a + b),
  ),
  "2d": lengths((_a, _c, N, p, q, M) => M * (p * q * N + 1)),
};

export const right3: Record<string, (facts: Facts3) => Nested> = {
  "3a": (facts) => asGiven(facts, facts.dZ),
  "3b": ({ X, dZ }) => gradientW(X, dZ),
  "3c": (facts) => asGiven(facts, gradientX(facts.W, facts.dZ)),
  "3db": ({ dZ }) => gradientB(dZ),
};
