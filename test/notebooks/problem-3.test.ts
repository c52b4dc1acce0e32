import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { codeCells, runCells, type Shown, visible } from "./cells.js";

const { before, inputs, below } = codeCells(
  notebookFiles().find((path) => path.includes("03-")) as string,
);

type Nested = number | Nested[];

interface Inputs {
  X: Nested;
  W: Nested;
  b: number[];
  activation: string;
  lossPerEntry: string;
  target: Nested;
  dU: Nested;
}

/** An array of the shape with whole numbers from −3 to 3 that look random. */
function mixed(shape: number[], seed: number, scale = 1): Nested {
  let state = seed;
  const entry = (axis: number): Nested => {
    if (axis === shape.length) {
      state = (state * 48271) % 2147483647;
      return ((state % 7) - 3) * scale;
    }
    return Array.from({ length: shape[axis] }, () => entry(axis + 1));
  };
  return entry(0);
}

const usual: Inputs = {
  X: mixed([4, 5, 2], 11),
  W: mixed([2, 2, 2, 2], 12, 0.25),
  b: [0.5, -1],
  activation: "sigmoid",
  lossPerEntry: "(u-t)^2/2",
  target: 0.3,
  dU: 1,
};
const oneHot = [
  [[0], [0]],
  [[0], [1]],
];

/** What a reader may try: what differs from the usual inputs. */
const cases: [string, Partial<Inputs>][] = [
  ["the usual", {}],
  ["ReLU", { activation: "relu" }],
  ["tanh", { activation: "tanh" }],
  ["no activation", { activation: "none" }],
  ["an expression", { activation: "log(1+exp(z))" }],
  ["a cubic", { activation: "z^3/10" }],
  ["∂J/∂U given as a number", { lossPerEntry: "given", dU: -2 }],
  ["∂J/∂U given as an array", { lossPerEntry: "given", dU: mixed([3, 4, 2], 5) }],
  ["ReLU and ∂J/∂U given", { lossPerEntry: "given", dU: mixed([3, 4, 2], 6), activation: "relu" }],
  [
    "one entry only",
    {
      X: mixed([3, 3, 1], 3),
      W: mixed([2, 2, 1, 1], 4),
      b: [0],
      activation: "none",
      lossPerEntry: "given",
      dU: oneHot,
    },
  ],
  ["a target for every entry", { target: mixed([3, 4, 2], 7, 0.1) }],
  ["a target of 0", { target: 0 }],
  ["another loss", { lossPerEntry: "(u-t)^4" }],
  ["cross entropy", { lossPerEntry: "-(t*log(u)+(1-t)*log(1-u))" }],
  ["a batch of two", { X: mixed([2, 4, 5, 2], 21) }],
  ["a batch of three with ReLU", { X: mixed([3, 3, 3, 2], 22), activation: "relu" }],
  ["a batch of one", { X: mixed([1, 4, 4, 2], 23) }],
  ["a matrix X and a matrix W", { X: mixed([4, 5], 31), W: mixed([2, 3], 32, 0.5), b: [1] }],
  [
    "Problem 1's kernel",
    {
      X: mixed([6, 5], 33),
      W: [
        [1, -1],
        [1, -1],
      ],
      b: [0],
    },
  ],
  ["a 1×1 kernel", { W: mixed([1, 1, 2, 2], 41) }],
  ["a kernel as large as X", { W: mixed([4, 5, 2, 2], 42, 0.1) }],
  ["one row", { X: mixed([1, 6, 2], 43), W: mixed([1, 3, 2, 2], 44, 0.5) }],
  ["one column", { X: mixed([6, 1, 2], 45), W: mixed([3, 1, 2, 2], 46, 0.5) }],
  ["a kernel larger than Z", { X: mixed([5, 6, 1], 47), W: mixed([4, 4, 1, 2], 48, 0.2) }],
  ["X is zero", { X: mixed([4, 5, 2], 1, 0) }],
  ["W is zero", { W: mixed([2, 2, 2, 2], 1, 0) }],
  ["all is zero", { X: [[0, 0]], W: [[0]], b: [0], activation: "none", target: 0 }],
  ["a saturated sigmoid", { W: mixed([2, 2, 2, 2], 12, 300) }],
  [
    "more channels",
    { X: mixed([3, 4, 3], 51), W: mixed([2, 2, 3, 5], 52, 0.2), b: [1, 2, 3, 4, 5] },
  ],
  ["a larger image", { X: mixed([12, 15, 1], 53), W: mixed([3, 3, 1, 2], 54, 0.1) }],
  ["fractions", { X: mixed([4, 4, 2], 55, 0.37), W: mixed([2, 2, 2, 2], 56, 0.11) }],
  ["large numbers", { X: mixed([4, 4, 2], 57, 1e4), activation: "none" }],
  ["large whole numbers behind a sigmoid", { X: mixed([4, 4, 2], 57, 1e9) }],
  ["very small numbers", { X: mixed([4, 4, 2], 60, 1e-9), activation: "tanh" }],
  ["a kernel of 6×7", { X: mixed([7, 9, 2], 61), W: mixed([6, 7, 2, 2], 62, 0.1) }],
  [
    "a batch with a kernel of 6×6 and given ∂J/∂U",
    {
      X: mixed([2, 7, 7, 1], 63),
      W: mixed([6, 6, 1, 2], 64, 0.1),
      activation: "tanh",
      lossPerEntry: "given",
      dU: mixed([2, 2, 2, 2], 65),
    },
  ],
  ["zero kernels and ReLU", { W: mixed([3, 3, 2, 2], 1, 0), activation: "relu", b: [0, 0] }],
  [
    "a matrix and a target that is one",
    { X: mixed([3, 4], 66), W: mixed([2, 2], 67), b: [0], target: mixed([2, 3], 68, 0.1) },
  ],
  [
    "a matrix and a given matrix",
    {
      X: mixed([3, 4], 69),
      W: mixed([2, 2], 70),
      b: [0],
      lossPerEntry: "given",
      dU: mixed([2, 3], 71),
    },
  ],
];

const literal = (change: Partial<Inputs>) =>
  Object.entries({ ...usual, ...change })
    .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
    .join("\n");

describe("03-backpropagation follows its inputs", () => {
  const kernel = new Kernel();
  beforeAll(async () => {
    await runCells(kernel, [...before, inputs, ...below]);
  }, 60_000);
  afterAll(() => kernel.close());

  test("there are at least 25 changes of the inputs", () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
  });
  for (const [name, change] of cases) {
    test(name, { timeout: 30_000 }, async () => {
      check(await runCells(kernel, [literal(change), ...below]), { ...usual, ...change });
    });
  }

  const refused: [string, Partial<Inputs>, RegExp][] = [
    ["a bias too few", { b: [1] }, /b must have one number for each of the 2 output channels/],
    ["channels that clash", { X: mixed([4, 5, 3], 1) }, /X has 3 input channels .* takes 2/],
    ["a ragged X", { X: [[1, 2], [3]] }, /ragged/],
    ["an unknown activation", { activation: "swish" }, /must be one of none, relu, sigmoid, tanh/],
    ["an unknown variable", { lossPerEntry: "(v-t)^2" }, /unknown variable v; known are u, t/],
    [
      "a target of another shape",
      { target: [[1, 2]] },
      /T must have the shape of U, 3×4×2, but got/,
    ],
    [
      "a gradient of another shape",
      { lossPerEntry: "given", dU: mixed([3, 4, 1], 1) },
      /T must have the shape of U, 3×4×2, but got 3×4×1/,
    ],
    [
      "a logarithm of 0",
      { activation: "relu", lossPerEntry: "log(u)" },
      /"log\(u\)" must be a finite number, but is -Infinity at/,
    ],
  ];
  for (const [name, change, message] of refused) {
    test(`refuses ${name} in one line and works after the fix`, { timeout: 30_000 }, async () => {
      const bad = await runCells(kernel, [literal(change), ...below]);
      expect(bad.complaint).toMatch(message);
      expect(bad.complaint.trim()).toMatch(/^[^\n]*$/);
      expect(bad.ran).toBeLessThan(below.length);
      expect(visible(bad.text)).not.toMatch(/undefined|NaN/);
      check(await runCells(kernel, [literal({}), ...below]), usual);
    });
  }
});

/** An array by its index tuples. */
type Sparse = Map<string, number>;

function sparse(nested: Nested, at: number[] = [], found: Sparse = new Map()): Sparse {
  if (typeof nested === "number") found.set(at.join(), nested);
  else for (const [k, part] of nested.entries()) sparse(part, [...at, k], found);
  return found;
}

const SLOPES: Record<string, [(z: number) => number, (z: number) => number]> = {
  none: [(z) => z, () => 1],
  relu: [(z) => (z > 0 ? z : 0), (z) => (z > 0 ? 1 : 0)],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => 1 / (2 + Math.exp(z) + Math.exp(-z))],
  "log(1+exp(z))": [(z) => Math.log(1 + Math.exp(z)), (z) => 1 / (1 + Math.exp(-z))],
  "z^3/10": [(z) => z ** 3 / 10, (z) => 0.3 * z ** 2],
};
const LOSSES: Record<string, [(u: number, t: number) => number, (u: number, t: number) => number]> =
  {
    "(u-t)^2/2": [(u, t) => (u - t) ** 2 / 2, (u, t) => u - t],
    "(u-t)^4": [(u, t) => (u - t) ** 4, (u, t) => 4 * (u - t) ** 3],
    "-(t*log(u)+(1-t)*log(1-u))": [
      (u, t) => -(t * Math.log(u) + (1 - t) * Math.log(1 - u)),
      (u, t) => (u - t) / (u * (1 - u)),
    ],
  };

/** Every gradient, from sums over all pairs of a pixel and a weight; nothing of convbook is used. */
function expected({ X, W, b, activation, lossPerEntry, target, dU }: Inputs) {
  const flat = typeof (W as number[][])[0][0] === "number";
  const grown = (A: Sparse, end: string) =>
    flat ? new Map([...A].map(([at, value]) => [at + end, value])) : A;
  const [x, w] = [grown(sparse(X), ",0"), grown(sparse(W), ",0,0")];
  const tuple = (at: string) => at.split(",").map(Number);
  const kernel = Math.max(...[...w.keys()].map((at) => tuple(at)[0]));
  const kernelColumns = Math.max(...[...w.keys()].map((at) => tuple(at)[1]));
  const pixels = [...x.keys()].map((at) => tuple(at).slice(-3));
  const rows = Math.max(...pixels.map(([i]) => i)) - kernel;
  const columns = Math.max(...pixels.map(([, j]) => j)) - kernelColumns;

  /** [entry of Z, weight, pixel] for every product. */
  const products: [string, string, string][] = [];
  for (const at of x.keys()) {
    const index = tuple(at);
    const [i, j, n] = index.slice(-3);
    for (const weight of w.keys()) {
      const [k1, k2, wn, m] = tuple(weight);
      const [zi, zj] = [i - k1, j - k2];
      if (wn !== n || zi < 0 || zj < 0 || zi > rows || zj > columns) continue;
      products.push([[...index.slice(0, -3), zi, zj, m].join(), weight, at]);
    }
  }
  const get = (A: Sparse, at: string) => A.get(at) as number;
  const add = (A: Sparse, at: string, value: number) => A.set(at, (A.get(at) ?? 0) + value);
  const Z: Sparse = new Map();
  for (const [z, weight, pixel] of products) add(Z, z, get(w, weight) * get(x, pixel));
  for (const z of Z.keys()) add(Z, z, b[Number(tuple(z).at(-1))]);

  const [value, slope] = SLOPES[activation];
  const given = (A: Nested): ((at: string) => number) => {
    if (typeof A === "number") return () => A;
    const entries = grown(sparse(A), ",0");
    return (at) => get(entries, at);
  };
  let J = 0;
  const gradients = { U: new Map(), Z: new Map(), W: new Map(), X: new Map(), b: new Map() };
  const U: Sparse = new Map([...Z].map(([at, z]) => [at, value(z)]));
  for (const [at, u] of U) {
    if (lossPerEntry === "given") {
      J += given(dU)(at) * u;
      gradients.U.set(at, given(dU)(at));
    } else {
      const t = given(target)(at);
      J += LOSSES[lossPerEntry][0](u, t);
      gradients.U.set(at, LOSSES[lossPerEntry][1](u, t));
    }
    gradients.Z.set(at, get(gradients.U, at) * slope(get(Z, at)));
    add(gradients.b, String(tuple(at).at(-1)), get(gradients.Z, at));
  }
  for (const pixel of x.keys()) gradients.X.set(pixel, 0);
  for (const [z, weight, pixel] of products) {
    add(gradients.W, weight, get(gradients.Z, z) * get(x, pixel));
    add(gradients.X, pixel, get(gradients.Z, z) * get(w, weight));
  }
  return { J, gradients };
}

const close = (value: number, wanted: number, scale: number, digits: number) =>
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(10 ** -digits * Math.max(scale, 1e-9));

function check({ complaint, ran, text }: Shown, given: Inputs): void {
  expect(complaint).toBe("");
  expect(ran).toBe(below.length + 1);
  expect(visible(text)).not.toMatch(/undefined|NaN|Infinity/);
  const { J, gradients } = expected(given);
  const number = (shown: string) => Number(shown.replaceAll("−", "-"));

  const shownJ = Number(/J = \*\*([^*]*)\*\*\./.exec(text)?.[1]);
  close(shownJ, J, Math.abs(J), 8);

  // Every table of a gradient, entry by entry, as far as its decimals go.
  let tables = 0;
  const { document } = parseHTML(text.replace(/<img[^>]*>/g, ""));
  for (const table of document.querySelectorAll("table")) {
    const caption = table.querySelector("caption")?.textContent ?? "";
    const title = /^∂J\/∂([A-Zb])(?:\[(.*)\])? /.exec(caption);
    if (title === null) continue;
    tables++;
    const A: Sparse = gradients[title[1] as keyof typeof gradients];
    const scale = Math.max(1, ...[...A.values()].map(Math.abs));
    const header = [...table.querySelectorAll("thead th[scope]")].map((th) => th.textContent);
    for (const line of table.querySelectorAll("tbody tr")) {
      const row = line.querySelector("th")?.textContent;
      [...line.querySelectorAll("td")].forEach((cell, k) => {
        if (cell.textContent === "…") return;
        const places = [row, header[k]].filter((place) => place !== undefined && place !== null);
        const at = (title[2] ?? (title[1] === "b" ? ":" : ":,:")).replace(/:/g, () =>
          String(places.shift()),
        );
        const wanted = A.get(at.replaceAll(" ", ""));
        expect(wanted).toBeDefined();
        const shown = number(cell.textContent);
        // With an exponent there are three digits.
        if (cell.textContent.includes("e")) close(shown, wanted as number, Math.abs(shown), 2);
        else close(shown, wanted as number, scale, 3.9);
      });
    }
  }
  expect(tables).toBeGreaterThanOrEqual(4);

  // The entries worked by hand are the largest in size.
  for (const name of ["Z", "W", "X"] as const) {
    const found = new RegExp(
      `\\\\frac{\\\\partial J}{\\\\partial ${name}\\[([\\d, ]+)\\]} = (?:.* = )?(.*?)\\$\\$`,
    );
    const [, at, shown] = found.exec(text) as RegExpExecArray;
    const value = Number(shown.replace(/ ?\\cdot 10\^\{(.*)\}/, "e$1"));
    const sizes = [...gradients[name].values()].map(Math.abs);
    close(value, gradients[name].get(at.replaceAll(" ", "")), Math.max(...sizes), 8);
    close(Math.abs(value), Math.max(...sizes), Math.max(...sizes), 8);
  }
  expect(text.match(/There is no answer yet\./g)?.length).toBe(4);
  expect(text).toContain("The routes agree.");
  expect(text).not.toContain("FAILED");
  expect(text).toContain("All compared entries **passed**.");
  const [, p, q, r] = /∂J\/∂Z · Z = (\S+), Σ ∂J\/∂W · W = (\S+),\s+Σ ∂J\/∂X · X = (\S+)\./.exec(
    text,
  ) as RegExpExecArray;
  expect([q, r]).toEqual([p, p]);

  const steps = /J goes down from\s+(\S+) to \*\*(\S+)\*\*/.exec(text);
  const flat = [...gradients.W.values(), ...gradients.b.values()].every((slope) => slope === 0);
  if (steps === null) {
    expect(text).toContain("No step makes J smaller here");
    expect(flat).toBe(true);
  } else {
    expect(Number(steps[2])).toBeLessThan(Number(steps[1]));
  }
}
