// Problem 2 as students solve it who do one thing wrong. They count: products by going through them,
// entries and sizes on arrays that they build.
import { generator, type Nested, numbersIn, range, shapeOf } from "./layer.js";
import type { Student } from "./students-1.js";

/** The numbers of everything that a layer has, as ranges to loop over. */
export interface Problem2 {
  rows: number[];
  columns: number[];
  /** The kernel's. */
  k1: number[];
  k2: number[];
  n: number[];
  m: number[];
  /** The places of the window. */
  i: number[];
  j: number[];
}

export function draw2(seed: number) {
  const { whole } = generator(seed);
  const shapeX = [whole(6, 11), whole(6, 11), whole(2, 5)];
  const shapeW = [whole(2, 4), whole(2, 4), shapeX[2], whole(2, 7)];
  const [rows, columns, n] = shapeX.map(range);
  const [k1, k2, , m] = shapeW.map(range);
  // The window begins where its last row and column lie on X.
  const i = rows.filter((start) => k1.every((k) => rows.includes(start + k)));
  const j = columns.filter((start) => k2.every((k) => columns.includes(start + k)));
  return { inputs: { shapeX, shapeW }, problem: { rows, columns, k1, k2, n, m, i, j } };
}

/** An array with an entry for each value of its indices. */
function array(...axes: number[][]): Nested {
  const [first, ...rest] = axes;
  return first === undefined ? 0 : first.map(() => array(...rest));
}

/** How often the inside of nested loops runs. */
function count(...loops: number[][]): number {
  let times = 0;
  const run = ([first, ...rest]: number[][]) => {
    if (first === undefined) times++;
    else for (const _ of first) run(rest);
  };
  run(loops);
  return times;
}

const entries = (...arrays: Nested[]) => numbersIn(arrays).length;
const W = ({ k1, k2, n, m }: Problem2) => array(k1, k2, n, m);
const b = ({ m }: Problem2) => array(m);
const shorter = (loop: number[]) => loop.slice(1);
/** The places of a window that may stick out of X on both sides. */
const touching = (image: number[], kernel: number[]) => [...image, ...shorter(kernel)];
/** Every pair of two indices. */
const pairs = (first: number[], second: number[]) => first.flatMap(() => second);

type Row = [part: string, does: string, named: RegExp, answer: (problem: Problem2) => Nested];

// biome-ignore format: a table
const rows: Row[] = [
  ["2a", "stops before the last place of the kernel", /(forget|leav).*\+ 1/, ({ i, j, m }) => shapeOf(array(shorter(i), shorter(j), m))],
  ["2a", "has a place for every pixel of X", /size of X|same/, ({ rows, columns, m }) => shapeOf(array(rows, columns, m))],
  ["2a", "has a place wherever the kernel touches X", /full/, ({ rows, columns, k1, k2, m }) => shapeOf(array(touching(rows, k1), touching(columns, k2), m))],
  ["2a", "keeps the channels of X", /input channels for the output channels/, ({ i, j, n }) => shapeOf(array(i, j, n))],
  ["2a", "has a channel for each pair of channels", /multiply.*channels/, ({ i, j, n, m }) => shapeOf(array(i, j, pairs(n, m)))],
  ["2a", "puts the channels side by side", /add.*channels/, ({ i, j, n, m }) => shapeOf(array(i, j, [...n, ...m]))],
  ["2a", "has no channels", /(forget|leav).*channels/, ({ i, j }) => shapeOf(array(i, j))],
  ["2a", "keeps both kinds of channels", /both kinds of channels/, ({ i, j, n, m }) => shapeOf(array(i, j, n, m))],
  ["2a", "names the columns first", /(exchang|swap).*rows and columns$/, ({ i, j, m }) => shapeOf(array(j, i, m))],
  ["2a", "names the channels first", /channels first/, ({ i, j, m }) => shapeOf(array(m, i, j))],
  ["2a", "gives U the size of X", /U another shape/, ({ i, j, rows, columns, m }) => [shapeOf(array(i, j, m)), shapeOf(array(rows, columns, m))]],
  ["2b", "reads W from its end", /(exchang|swap).*input and output/, ({ n, m }) => [m.length, n.length]],
  ["2b", "counts the pairs of channels", /multiply.*channels/, ({ n, m }) => [n.length, pairs(n, m).length]],
  ["2b", "counts all channels", /add.*channels/, ({ n, m }) => [n.length, [...n, ...m].length]],
  ["2b", "counts the channels of X twice", /input channels for both/, ({ n }) => [n.length, n.length]],
  ["2b", "looks at the first axes of W", /size of the kernel/, ({ k1, k2 }) => shapeOf(array(k1, k2))],
  ["2b", "looks at the first axes of X", /rows and columns of X/, ({ rows, columns }) => shapeOf(array(rows, columns))],
  ["2b", "names the last index", /from 0/, ({ n, m }) => [Math.max(...n), Math.max(...m)]],
  ["2c", "has no loop over n", /(forget|leav).*input channels/, ({ i, j, m, k1, k2 }) => count(i, j, m, k1, k2)],
  ["2c", "has no loop over m", /(forget|leav).*output channels/, ({ i, j, k1, k2, n }) => count(i, j, k1, k2, n)],
  ["2c", "has no loop over n and m", /(forget|leav).*all channels/, ({ i, j, k1, k2 }) => count(i, j, k1, k2)],
  ["2c", "lays the window on every pixel of X", /every pixel of X|same/, ({ rows, columns, m, k1, k2, n }) => count(rows, columns, m, k1, k2, n)],
  ["2c", "lays the window wherever it touches X", /full/, ({ rows, columns, m, k1, k2, n }) => count(touching(rows, k1), touching(columns, k2), m, k1, k2, n)],
  ["2c", "stops before the last place of the window", /(forget|leav).*\+ 1/, ({ i, j, m, k1, k2, n }) => count(shorter(i), shorter(j), m, k1, k2, n)],
  ["2c", "counts the additions that join the products", /additions of the products too/, ({ i, j, m, k1, k2, n }) => count(i, j, m, k1, k2, n) + count(i, j, m, shorter(pairs(pairs(k1, k2), n)))],
  ["2c", "counts these additions and that of b", /additions.*bias/, ({ i, j, m, k1, k2, n }) => 2 * count(i, j, m, k1, k2, n)],
  ["2c", "counts b as one more product", /bias as a product/, ({ i, j, m, k1, k2, n }) => count(i, j, m, k1, k2, n) + count(i, j, m)],
  ["2c", "stays on one pixel", /one pixel/, ({ m, k1, k2, n }) => count(m, k1, k2, n)],
  ["2c", "stays on one entry", /one entry/, ({ k1, k2, n }) => count(k1, k2, n)],
  ["2c", "counts the entries of Z", /entries of Z/, ({ i, j, m }) => entries(array(i, j, m))],
  ["2c", "loops over n twice", /input channels twice/, ({ i, j, m, k1, k2, n }) => count(i, j, m, k1, k2, n, n)],
  ["2c", "loops over m twice", /output channels twice/, ({ i, j, m, k1, k2, n }) => count(i, j, m, m, k1, k2, n)],
  ["2c", "has no loop over k2", /one side/, ({ i, j, m, k1, n }) => count(i, j, m, k1, n)],
  ["2c", "lets every weight meet every entry of X", /sizes of X and W/, ({ rows, columns, n, k1, k2, m }) => count(rows, columns, n, k1, k2, n, m)],
  ["2d", "counts W only", /(forgetting|leaving out) the biases/, (layer) => entries(W(layer))],
  ["2d", "adds a number to each entry of Z", /bias for each entry/, (layer) => entries(W(layer), array(layer.i, layer.j, layer.m))],
  ["2d", "adds a number to each pixel", /bias for each pixel/, (layer) => entries(W(layer), array(layer.i, layer.j))],
  ["2d", "adds a number to each weight", /bias for each weight/, (layer) => entries(W(layer), W(layer))],
  ["2d", "adds one number", /one bias/, (layer) => entries(W(layer), [0])],
  ["2d", "adds a number to each channel of X", /bias for each input channel/, (layer) => entries(W(layer), array(layer.n))],
  ["2d", "adds a number for each pair of channels", /pair of channels/, (layer) => entries(W(layer), array(layer.n, layer.m))],
  ["2d", "has kernels without channels", /(forget|leav).*input channels$/, ({ k1, k2, m }) => entries(array(k1, k2, m), array(m))],
  ["2d", "has kernels without channels, and no b", /(forget|leav).*input channels and the biases/, ({ k1, k2, m }) => entries(array(k1, k2, m))],
  ["2d", "has one kernel, and all of b", /(forget|leav).*output channels of W/, ({ k1, k2, n, m }) => entries(array(k1, k2, n), array(m))],
  ["2d", "has one kernel with its number", /(forget|leav).*output channels$/, ({ k1, k2, n }) => entries(array(k1, k2, n), [0])],
  ["2d", "counts b only", /biases only/, (layer) => entries(b(layer))],
  ["2d", "has a W and a b for every pixel", /weights for every pixel/, (layer) => entries(layer.i.map(() => layer.j.map(() => [W(layer), b(layer)])))],
  ["2d", "counts the entries of Z", /entries of Z$/, ({ i, j, m }) => entries(array(i, j, m))],
];

export const students2: Student<Problem2>[] = rows.map(([part, does, named, answer]) => ({
  part,
  does,
  named,
  answer,
}));

/** Without a mistake. */
export const right2: Record<string, (problem: Problem2) => Nested> = {
  "2a": ({ i, j, m }) => shapeOf(array(i, j, m)),
  "2b": ({ n, m }) => [n.length, m.length],
  "2c": ({ i, j, m, k1, k2, n }) => count(i, j, m, k1, k2, n),
  "2d": (layer) => entries(W(layer), b(layer)),
};
