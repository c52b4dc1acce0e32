// What the checks of notebook 03 need of a layer, beside its gradients.
import { fraction, plus, times } from "./exact.mjs";
import { ACTIVATIONS, layerOracle } from "./layer-oracle.mjs";

/** @typedef {import("./layer-oracle.mjs").Sparse} Sparse @typedef {ReturnType<typeof contextOf>} Context */

/** @param {import("./layer-oracle.mjs").Inputs} inputs */
export function contextOf(inputs) {
  const oracle = layerOracle(inputs);
  const { arrays, off, shapes, axes, M } = oracle;
  const [K1, K2] = shapes.W;
  const isBatch = shapes.X.length === 4;
  const slope = ACTIVATIONS[inputs.activation][1];
  const isFirst = (/** @type {string} */ pixel) =>
    pixel.endsWith(",0") && (!isBatch || pixel.startsWith("0,"));
  const drawn = (/** @type {string} */ at) => at.split(",").slice(-3, -1).join();

  /** D[i, j, m]: the entry of ∂J/∂Z that the reversed kernel meets there, or 0. @type {Sparse} */
  const D = new Map();
  const lengths = axes.map(({ length, d }, k) => length + d * (shapes.W[k] - 1));
  for (let y = 0; y < lengths[0]; y++) {
    for (let x = 0; x < lengths[1]; x++) {
      const place = [y, x].map(
        (at, k) => (at - axes[k].start - axes[k].d * (shapes.W[k] - 1)) / axes[k].s,
      );
      for (let k = 0; k < oracle.batch * M; k++) {
        const image = isBatch ? [Math.floor(k / M)] : [];
        const value = arrays.dZ.get([...image, ...place, k % M].join()) ?? 0;
        D.set([...image, y, x, k % M].join(), value);
      }
    }
  }
  /** @type {Sparse} */
  const reversed = new Map();
  for (const [at, value] of arrays.W) {
    const [k1, k2, ...channels] = at.split(",").map(Number);
    reversed.set([K1 - 1 - k1, K2 - 1 - k2, ...channels].join(), value);
  }
  /** How many windows lie on each pixel. @type {Sparse} */
  const cover = new Map();
  for (const pixel of arrays.X.keys()) if (isFirst(pixel)) cover.set(drawn(pixel), 0);
  for (const [z, , pixel] of oracle.products) {
    if (!isFirst(pixel) || !z.endsWith(",0")) continue;
    cover.set(drawn(pixel), Number(cover.get(drawn(pixel))) + 1);
  }
  /** Whether an entry of Z is 0 on paper. @param {string} at */
  const isZero = (at) => {
    const exact = (/** @type {number | undefined} */ value) => fraction(String(value));
    const terms = oracle.products.filter(([z]) => z === at);
    const sum = terms.reduce(
      (total, [, weight, pixel]) =>
        plus(total, times(exact(arrays.W.get(weight)), exact(arrays.X.get(pixel)))),
      exact(inputs.b[Number(at.split(",").at(-1))]),
    );
    return sum.top === 0n;
  };
  const kernel = [...reversed].filter(([at]) => at.endsWith(",0,0"));
  /** @type {Record<string, { array: Sparse, off: number }>} */
  const named = {
    "∂U/∂Z": {
      array: new Map([...arrays.Z].map(([at, z]) => [at, slope(z)])),
      off: 1e-13 + off.Z,
    },
    [`D, ${oracle.batch > 1 ? "b = 0, " : ""}m = 0`]: {
      array: new Map([...D].filter(([at]) => isFirst(at)).map(([at, d]) => [drawn(at), d])),
      off: off.dZ,
    },
    "W reversed, n = 0, m = 0": {
      array: new Map(kernel.map(([at, value]) => [at.slice(0, -4), value])),
      off: 0,
    },
    "Windows that cover each pixel": { array: cover, off: 0 },
  };
  for (const [name, array] of Object.entries(arrays)) {
    if (array instanceof Map) {
      named[name] = { array, off: off[/** @type {keyof typeof off} */ (name)] };
    }
  }
  return {
    ...oracle,
    inputs,
    isBatch,
    /** Whether the window takes single steps, and its entries are neighbours. */
    isPlain: axes.every(({ s, d }) => s === 1 && d === 1),
    isPadded: axes.some(({ start, end, length }) => start < 0 || end > length),
    hasStride: axes.some(({ s }) => s > 1),
    isZero,
    /** How many entries of Z are not 0, but no larger than the rounding of their products. */
    nearZero: [...arrays.Z].filter(
      ([at, z]) => z !== 0 && Math.abs(z) <= 1e-13 * Number(oracle.sizes.get(at)),
    ).length,
    D,
    reversed,
    cover,
    lookup: (/** @type {string} */ name) => named[name],
  };
}
