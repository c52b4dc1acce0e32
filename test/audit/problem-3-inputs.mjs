// Inputs of notebook 03 as a reader may change them, and nastier ones, each from a seed.
import { layerOracle } from "./layer-oracle.mjs";
import { seeded } from "./seeded.mjs";

/** @typedef {import("./layer-oracle.mjs").Inputs} Inputs */

/** Kinds of numbers: each makes one from a random number between 0 and 1. @type {((r: number) => number)[]} */
const KINDS = [
  (r) => Math.floor(7 * r) - 3,
  (r) => Math.floor(7 * r) - 3,
  (r) => Math.floor(7 * r) - 3,
  (r) => Math.floor(2e6 * r) - 1e6,
  (r) => Math.floor(2e9 * r) - 1e9,
  (r) => (Math.floor(21 * r) - 10) / 10,
  (r) => (Math.floor(3 * r) + 1) / 10,
  (r) => 4 * r - 2,
  (r) => (2 * r - 1) * 1e-9,
  (r) => (2 * r - 1) * 1e9,
  (r) => 300 * (Math.floor(7 * r) - 3),
  () => 0,
  (r) => (r < 0.5 ? 1 : -1),
  (r) => (r < 0.9 ? 0 : Math.floor(2000 * r) - 1900),
];

const RARE_LOSSES = ["sqrt(1+(u-t)^2)", "u*t"];
const ACTIVATIONS = [
  ...["sigmoid", "sigmoid", "relu", "relu", "tanh", "none"],
  ...["log(1+exp(z))", "z^3/10", "exp(-z^2)", "atan(z)"],
];

/** @param {number} seed @returns {Inputs} */
function candidate(seed) {
  const { next: random, whole, one } = seeded(seed);
  const [plain, usual] = [random() < 0.4, KINDS[whole(0, 2)]];
  const kind = () => (random() < 0.5 ? usual : one(KINDS));
  const filled = (/** @type {number[]} */ shape, /** @type {(r: number) => number} */ of) => {
    /** @type {(axis: number) => any} */
    const entry = (axis) =>
      axis === shape.length
        ? of(random())
        : Array.from({ length: shape[axis] }, () => entry(axis + 1));
    return entry(0);
  };
  const isLarge = random() < 0.2;
  // More than 700 cells are drawn as images, and their tables are cut.
  const isWide = random() < 0.06;
  const K = [0, 1].map(() => (isLarge && !isWide ? whole(5, 8) : whole(1, 3)));
  const room = () => (isWide ? whole(9, 14) : random() < 0.2 ? 0 : whole(0, isLarge ? 2 : 4));
  const size = K.map((k) => k + room());
  const isFlat = random() < 0.15;
  const [N, M] = isFlat ? [1, 1] : [one([1, 1, 2, 2, 3, 4]), one([1, 1, 2, 2, 3, 5, 8])];
  const batch = isFlat ? [] : one([[], [], [], [1], [2], [3], [5]]);
  const steps = (/** @type {number[]} */ list) =>
    random() < 0.3 ? [one(list), one(list)] : one(list);
  const stride = plain ? 1 : steps([1, 1, 2, 2, 3]);
  const padding = plain ? 0 : one([0, 1, 2, "valid", "same", "full", [0, 1], [2, 1]]);
  const dilation = plain ? 1 : steps([1, 1, 1, 2]);
  const inputs = {
    X: filled(isFlat ? size : [...batch, ...size, N], kind()),
    W: filled(isFlat ? K : [...K, N, M], kind()),
    b: filled([M], random() < 0.3 ? () => 0 : kind()),
    activation: one(ACTIVATIONS),
    lossPerEntry: one(["(u-t)^2/2", "(u-t)^2/2", "given", "given", "(u-t)^4", ...RARE_LOSSES]),
    target: /** @type {any} */ (one([0, 0.3, -2, 1e6])),
    dU: /** @type {any} */ (one([1, -2, 0, 1e-9, 1e9])),
    ...{ stride, padding, dilation },
  };
  if (random() < 0.15) {
    Object.assign(inputs, { activation: "sigmoid", target: 0.25 });
    inputs.lossPerEntry = "-(t*log(u)+(1-t)*log(1-u))";
  }
  if (random() < 0.4) {
    const { shapes } = layerOracle(inputs);
    const shape = isFlat ? shapes.Z.slice(0, 2) : shapes.Z;
    if (shape.every((length) => length > 0)) {
      if (inputs.lossPerEntry === "given") inputs.dU = filled(shape, kind());
      else if (inputs.lossPerEntry.startsWith("(")) inputs.target = filled(shape, kind());
    }
  }
  return inputs;
}

/** The first usable inputs from a seed on: those with a window that fits and numbers that do not overflow.
 * @param {number} seed */
export function inputsFrom(seed) {
  for (let k = 0; ; k++) {
    const inputs = candidate(1000 * seed + k);
    const { shapes, arrays, J, axes } = layerOracle(inputs);
    const fits = axes.every(({ s, d, length, start, end, count }, axis) => {
      return count > 0 && d * (shapes.W[axis] - 1) < end - start && s > 0 && length > 0;
    });
    const numbers = fits
      ? Object.values(arrays).flatMap((A) => (A instanceof Map ? [...A.values()] : []))
      : [];
    if (fits && [J, ...numbers].every((value) => Math.abs(value) < 1e150)) return inputs;
  }
}
