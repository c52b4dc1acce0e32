// The layer of Problem 3 in loops of its own: an oracle that shares nothing with the library.

/**
 * @typedef {number | any[]} Nested
 * @typedef {Map<string, number>} Sparse entries by their index tuples, as "0,2,1"
 * @typedef {number | number[]} Steps
 * @typedef {{ X: Nested, W: Nested, b: number[], activation: string, lossPerEntry: string,
 *   target: Nested, dU: Nested, stride: Steps, padding: Steps | string, dilation: Steps }} Inputs
 * @typedef {"X" | "W" | "b" | "Z" | "U" | "dU" | "dZ" | "dW" | "db" | "dX"} Name
 */

/** An activation and its slope. @type {Record<string, [(z: number) => number, (z: number) => number]>} */
export const ACTIVATIONS = {
  none: [(z) => z, () => 1],
  relu: [(z) => (z > 0 ? z : 0), (z) => (z > 0 ? 1 : 0)],
  tanh: [Math.tanh, (z) => 4 / (Math.exp(z) + Math.exp(-z)) ** 2],
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => 1 / (2 + Math.exp(z) + Math.exp(-z))],
  "log(1+exp(z))": [(z) => Math.log(1 + Math.exp(z)), (z) => 1 / (1 + Math.exp(-z))],
  "z^3/10": [(z) => z ** 3 / 10, (z) => 0.3 * z ** 2],
  "exp(-z^2)": [(z) => Math.exp(-(z ** 2)), (z) => -2 * z * Math.exp(-(z ** 2))],
  "atan(z)": [Math.atan, (z) => 1 / (1 + z ** 2)],
};

/** What an entry adds to J, and the slope. @type {Record<string, [(u: number, t: number) => number, (u: number, t: number) => number]>} */
export const LOSSES = {
  "(u-t)^2/2": [(u, t) => (u - t) ** 2 / 2, (u, t) => u - t],
  "(u-t)^4": [(u, t) => (u - t) ** 4, (u, t) => 4 * (u - t) ** 3],
  "sqrt(1+(u-t)^2)": [
    (u, t) => Math.sqrt(1 + (u - t) ** 2),
    (u, t) => (u - t) / Math.sqrt(1 + (u - t) ** 2),
  ],
  "u*t": [(u, t) => u * t, (_, t) => t],
  "-(t*log(u)+(1-t)*log(1-u))": [
    (u, t) => -(t * Math.log(u) + (1 - t) * Math.log(1 - u)),
    (u, t) => (u - t) / (u * (1 - u)),
  ],
  given: [(u, t) => t * u, (_, t) => t],
};

/** @param {Nested} nested @param {number[]} at @param {Sparse} found @returns {Sparse} */
function sparse(nested, at = [], found = new Map()) {
  if (typeof nested === "number") found.set(at.join(), nested);
  else for (const [k, part] of nested.entries()) sparse(part, [...at, k], found);
  return found;
}

/** @param {string} at */
const tuple = (at) => at.split(",").map(Number);

/** @param {Sparse} A @returns {number[]} */
function shapeOf(A) {
  /** @type {number[]} */
  const shape = [];
  for (const at of A.keys()) {
    for (const [axis, k] of tuple(at).entries()) shape[axis] = Math.max(shape[axis] ?? 0, k + 1);
  }
  return shape;
}

/** Where the window stands along an axis: how many places, and where the first begins.
 * @param {number} length @param {number} k @param {number} s @param {number} d
 * @param {number | string} padding */
function alongAxis(length, k, s, d, padding) {
  const covered = 1 + d * (k - 1);
  if (padding === "same") {
    const count = Math.ceil(length / s);
    const missing = Math.max(0, s * (count - 1) + covered - length);
    return { count, start: -Math.floor(missing / 2), end: length + Math.ceil(missing / 2) };
  }
  const around = padding === "full" ? d * (k - 1) : padding === "valid" ? 0 : Number(padding);
  let count = 0;
  while (s * count + covered <= length + 2 * around) count++;
  return { count, start: -around, end: length + around };
}

/** @template T @param {T | T[]} given @returns {T[]} */
const pair = (given) => (Array.isArray(given) ? given : [given, given]);

/**
 * Everything that follows from the inputs. The sums are added up twice, from the front and from the
 * back: how far the two are apart says how many digits rounding has spoilt.
 *
 * @param {Inputs} inputs
 */
export function layerOracle(inputs) {
  const { activation, lossPerEntry } = inputs;
  const isFlat = !Array.isArray(/** @type {any[][]} */ (inputs.W)[0][0]);
  const grown = (/** @type {Sparse} */ A, /** @type {string} */ end) =>
    isFlat ? new Map([...A].map(([at, value]) => [at + end, value])) : A;
  const [X, W] = [grown(sparse(inputs.X), ",0"), grown(sparse(inputs.W), ",0,0")];
  const [shapeX, shapeW] = [shapeOf(X), shapeOf(W)];
  const [stride, padding, dilation] = [inputs.stride, inputs.padding, inputs.dilation].map(pair);
  const axes = [0, 1].map((axis) => {
    const length = shapeX[shapeX.length - 3 + axis];
    const [s, d] = [Number(stride[axis]), Number(dilation[axis])];
    return { s, d, length, ...alongAxis(length, shapeW[axis], s, d, padding[axis]) };
  });
  const batch = shapeX.length === 4 ? shapeX[0] : 1;
  const [N, M] = [shapeW[2], shapeW[3]];
  const shapeZ = [...shapeX.slice(0, -3), axes[0].count, axes[1].count, M];

  /** [entry of Z, weight, pixel] of every product. @type {[string, string, string][]} */
  const products = [];
  for (const pixel of X.keys()) {
    const index = tuple(pixel);
    const [i, j, n] = index.slice(-3);
    for (const weight of W.keys()) {
      const [k1, k2, wn, m] = tuple(weight);
      const [row, column] = [
        (i - axes[0].start - axes[0].d * k1) / axes[0].s,
        (j - axes[1].start - axes[1].d * k2) / axes[1].s,
      ];
      if (wn !== n || row % 1 || column % 1 || row < 0 || column < 0) continue;
      if (row >= axes[0].count || column >= axes[1].count) continue;
      products.push([[...index.slice(0, -3), row, column, m].join(), weight, pixel]);
    }
  }
  const zeros = (/** @type {number[]} */ shape) => {
    let keys = [""];
    for (const length of shape) {
      keys = keys.flatMap((at) => Array.from({ length }, (_, k) => (at ? `${at},${k}` : `${k}`)));
    }
    return new Map(keys.map((at) => [at, 0]));
  };
  const goal = lossPerEntry === "given" ? inputs.dU : inputs.target;
  const goals = typeof goal === "number" ? undefined : grown(sparse(goal), ",0");
  const goalAt = (/** @type {string} */ at) =>
    goals === undefined ? /** @type {number} */ (goal) : /** @type {number} */ (goals.get(at));

  /** @param {[string, string, string][]} ordered */
  const compute = (ordered) => {
    const Z = zeros(shapeZ);
    const sizes = zeros(shapeZ);
    const get = (/** @type {Sparse} */ A, /** @type {string} */ at) => A.get(at) ?? 0;
    const add = (/** @type {Sparse} */ A, /** @type {string} */ at, /** @type {number} */ value) =>
      A.set(at, get(A, at) + value);
    for (const [z, weight, pixel] of ordered) {
      add(Z, z, get(W, weight) * get(X, pixel));
      add(sizes, z, Math.abs(get(W, weight) * get(X, pixel)));
    }
    for (const at of Z.keys()) {
      add(Z, at, inputs.b[Number(tuple(at).at(-1))]);
      add(sizes, at, Math.abs(inputs.b[Number(tuple(at).at(-1))]));
    }
    const [value, slope] = ACTIVATIONS[activation];
    const U = new Map([...Z].map(([at, z]) => [at, value(z)]));
    const dU = new Map([...U].map(([at, u]) => [at, LOSSES[lossPerEntry][1](u, goalAt(at))]));
    const dZ = new Map([...dU].map(([at, g]) => [at, g * slope(get(Z, at))]));
    const J = [...U].reduce((sum, [at, u]) => sum + LOSSES[lossPerEntry][0](u, goalAt(at)), 0);
    const [dW, dX, db] = [zeros(shapeW), zeros(shapeX), zeros([M])];
    for (const [z, weight, pixel] of ordered) {
      add(dW, weight, get(dZ, z) * get(X, pixel));
      add(dX, pixel, get(dZ, z) * get(W, weight));
    }
    for (const [at, g] of dZ) add(db, String(tuple(at).at(-1)), g);
    return { Z, U, dU, dZ, dW, dX, db, J, sizes };
  };
  const forth = compute(products);
  const back = compute([...products].reverse());
  const b = new Map(inputs.b.map((value, m) => [String(m), value]));
  /** @type {Record<Name, Sparse>} */
  const arrays = { X, W, b, ...forth };
  /** How far an entry may be off. @type {Record<Name, number>} */
  const off = { X: 0, W: 0, b: 0, Z: 0, U: 0, dU: 0, dZ: 0, dW: 0, db: 0, dX: 0 };
  for (const name of /** @type {const} */ (["Z", "U", "dU", "dZ", "dW", "db", "dX"])) {
    let largest = 0;
    for (const [at, value] of forth[name]) {
      largest = Math.max(largest, Math.abs(value));
      off[name] = Math.max(off[name], 4 * Math.abs(value - (back[name].get(at) ?? 0)));
    }
    off[name] += 1e-14 * largest;
  }
  for (const size of forth.sizes.values()) off.Z = Math.max(off.Z, 2e-15 * size);
  // Where terms cancel, what rounding leaves is as large as the terms make it, not the sum.
  /** @type {Record<"dW" | "dX" | "db", Map<string, number>>} */
  const terms = { dW: new Map(), dX: new Map(), db: new Map() };
  const addTerm = (
    /** @type {"dW" | "dX" | "db"} */ name,
    /** @type {string} */ at,
    /** @type {number} */ term,
  ) => terms[name].set(at, (terms[name].get(at) ?? 0) + Math.abs(term));
  for (const [z, weight, pixel] of products) {
    const g = Number(forth.dZ.get(z));
    addTerm("dW", weight, g * Number(X.get(pixel)));
    addTerm("dX", pixel, g * Number(W.get(weight)));
  }
  for (const [at, g] of forth.dZ) addTerm("db", String(tuple(at).at(-1)), g);
  for (const name of /** @type {const} */ (["dW", "dX", "db"])) {
    for (const size of terms[name].values()) off[name] = Math.max(off[name], 2e-15 * size);
  }
  // Sums of products of whole numbers are exact as long as they are small enough.
  const largest = (/** @type {Name} */ name) =>
    Math.max(...[...arrays[name].values()].map(Math.abs));
  const isExact = (/** @type {Name[]} */ ...names) =>
    names.every((name) => off[name] === 0 && [...arrays[name].values()].every(Number.isInteger));
  if (isExact("X", "W", "b") && Math.max(...forth.sizes.values()) <= 2 ** 53) {
    off.Z = 0;
    if (activation === "none" || activation === "relu") off.U = 0;
    const isLinear = off.U === 0 && lossPerEntry === "given";
    if (isLinear) off.dU = off.dZ = 0;
    const size = (/** @type {Name} */ name) => products.length * largest("dZ") * largest(name);
    if (isExact("dZ", "X") && size("X") <= 2 ** 53) off.dW = off.db = 0;
    if (isExact("dZ", "W") && size("W") <= 2 ** 53) off.dX = 0;
  }
  return {
    arrays,
    off,
    J: forth.J,
    offJ: 4 * Math.abs(forth.J - back.J) + 1e-14 * Math.abs(forth.J),
    products,
    /** For every entry of Z the sum of its terms without their signs. */
    sizes: forth.sizes,
    shapes: { X: shapeX, W: shapeW, Z: shapeZ },
    axes,
    ...{ batch, N, M, goalAt },
  };
}
