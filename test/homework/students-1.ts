// Problem 1 as students solve it who do one thing wrong, and what a verdict should say of it.
import {
  generator,
  grid,
  type Matrix,
  type Nested,
  numbersIn,
  padded,
  range,
  shapeOf,
  slide,
} from "./layer.js";

/** A student who makes one mistake throughout. */
export interface Student<Problem> {
  part: string;
  /** What this student does. */
  does: string;
  /** The answer; undefined where the mistake cannot be made. */
  answer(problem: Problem): Nested | undefined;
  /** What the verdict has to speak of. */
  named: RegExp;
}

export interface Problem1 {
  X: Matrix;
  W: Matrix;
  Z: Matrix;
}

export function draw1(seed: number) {
  const { whole } = generator(seed);
  const [rows, columns, K1, K2] = [whole(4, 8), whole(4, 8), whole(2, 3), whole(2, 3)];
  const X = grid(rows, columns, () => whole(-4, 9));
  const W = grid(K1, K2, () => whole(-3, 3));
  return { inputs: { X, W }, problem: { X, W, Z: slide(X, W) } };
}

const turned = (A: Matrix) => A.map((row) => row.slice().reverse()).reverse();
const transposed = (A: Matrix) => A[0].map((_, j) => A.map((row) => row[j]));
/** The values that an index takes in a loop, by their ends. */
const ends = (...loops: number[][]) =>
  loops.map((visited) => [Math.min(...visited), Math.max(...visited)]);
const counted = (A: Matrix) => ends([...A.keys()], [...A[0].keys()]);
/** Z as loops build it that go on while a row and a column may begin a window. */
const built = (rows: number[], columns: number[]) => rows.map(() => columns.map(() => 0));
const full = ({ X, W }: Problem1) => {
  const [K1, K2] = shapeOf(W);
  return slide(padded(X, K1 - 1, K2 - 1, K1 - 1, K2 - 1), W);
};
const same = ({ X, W }: Problem1) => {
  const [K1, K2] = shapeOf(W);
  const [above, left] = [Math.floor((K1 - 1) / 2), Math.floor((K2 - 1) / 2)];
  return slide(padded(X, above, left, K1 - 1 - above, K2 - 1 - left), W);
};
const upTo = (end: number, step = 1) => range(end).filter((k) => k % step === 0);

/** Value, row and column of every entry. */
export const places = (A: Matrix) => A.flatMap((row, i) => row.map((value, j) => [value, i, j]));
export const largest = (A: Matrix) => places(A).reduce((a, b) => (b[0] > a[0] ? b : a));
export const smallest = (A: Matrix) => places(A).reduce((a, b) => (b[0] < a[0] ? b : a));
const zeros = (A: Matrix) => places(A).filter(([value]) => value === 0);
const largestProducts = ({ X, W, Z }: Problem1) =>
  grid(Z.length, Z[0].length, (i, j) =>
    Math.max(...numbersIn(W.map((row, k1) => row.map((w, k2) => w * X[i + k1][j + k2])))),
  );

type Row = [
  part: string,
  does: string,
  named: RegExp,
  answer: (problem: Problem1) => Nested | undefined,
];

// biome-ignore format: a table
const rows: Row[] = [
  ["1a", "numbers the rows and columns of W from 1", /count.* from 1/, ({ W }) => ends(W.map((_, k) => k + 1), W[0].map((_, k) => k + 1))],
  ["1a", "loops up to the size of W, included", /size of W .*last/, ({ W }) => ends([...W.keys(), W.length], [...W[0].keys(), W[0].length])],
  ["1a", "loops up to the index before the last", /early|too soon/, ({ W }) => counted(W.slice(1).map((row) => row.slice(1)))],
  ["1a", "takes the columns of W for its rows", /(exchang|swap).*rows/, ({ W }) => counted(transposed(W))],
  ["1a", "loops over the pixels of Z", /(pixels of|limits of).*Z/, ({ Z }) => counted(Z)],
  ["1a", "loops over X", /limits of X/, ({ X }) => counted(X)],
  ["1a", "counts down from 0", /backward/, ({ W }) => ends(W.map((_, k) => -k), W[0].map((_, k) => -k))],
  ["1b", "stops before the last place of the kernel", /(forget|leav).*\+ 1/, ({ Z }) => shapeOf(built(upTo(Z.length - 1), upTo(Z[0].length - 1)))],
  ["1b", "moves the kernel one place too far", /1 .*(too often|twice)/, ({ Z }) => shapeOf(built([...Z.keys(), 0], [...Z[0].keys(), 0]))],
  ["1b", "lays zeros around X so that Z is as large", /size of X|same/, (problem) => shapeOf(same(problem))],
  ["1b", "lays zeros around X for every place that touches it", /full/, (problem) => shapeOf(full(problem))],
  ["1b", "names the columns first", /(exchang|swap).*rows and columns$/, ({ Z }) => shapeOf(transposed(Z))],
  ["1b", "lays the kernel on its side", /rows and columns of the kernel/, ({ X, W }) => shapeOf(slide(X, transposed(W)))],
  ["1b", "moves the kernel by its own size", /mov.*own size/, ({ X, W }) => shapeOf(built(upTo(X.length - W.length + 1, W.length), upTo(X[0].length - W[0].length + 1, W[0].length)))],
  ["1b", "moves the kernel down only, never to the right", /along the rows only/, ({ X, Z }) => shapeOf(built([...Z.keys()], [...X[0].keys()]))],
  ["1b", "gives the size of W", /size of W/, ({ W }) => shapeOf(W)],
  ["1b", "counts the entries of Z", /multiply/, ({ Z }) => numbersIn(Z).length],
  ["1c", "turns the kernel by half a turn", /revers.*kernel.*both/, ({ X, W }) => largest(slide(X, turned(W)))],
  ["1c", "lays the kernel on its side", /(exchang|swap).*kernel/, ({ X, W }) => largest(slide(X, transposed(W)))],
  ["1c", "turns the kernel upside down", /revers.*rows of the kernel/, ({ X, W }) => largest(slide(X, W.slice().reverse()))],
  ["1c", "numbers the pixels from 1", /from 1/, ({ Z }) => [largest(Z)[0], largest(Z)[1] + 1, largest(Z)[2] + 1]],
  ["1c", "names the column first", /(exchang|swap).*row and column/, ({ Z }) => [largest(Z)[0], largest(Z)[2], largest(Z)[1]]],
  ["1c", "names the pixel below the window's last entry", /window's last/, ({ Z, W }) => [largest(Z)[0], largest(Z)[1] + W.length - 1, largest(Z)[2] + W[0].length - 1]],
  ["1c", "names the pixel first", /pixel before the value/, ({ Z }) => [largest(Z)[1], largest(Z)[2], largest(Z)[0]]],
  ["1c", "lays zeros around X for every place that touches it", /zeros.*full/, (problem) => largest(full(problem))],
  ["1c", "lays zeros around X so that Z is as large", /zeros.*same/, (problem) => largest(same(problem))],
  ["1c", "looks for the smallest value", /other end/, ({ Z }) => smallest(Z)],
  ["1c", "looks in X", /in X/, ({ X }) => largest(X)],
  ["1c", "looks at single products", /one product/, (problem) => largest(largestProducts(problem))],
  ["1d", "turns the kernel by half a turn", /revers.*kernel.*both/, ({ X, W }) => smallest(slide(X, turned(W)))],
  ["1d", "leaves out the minus sign", /turn.*sign/, ({ Z }) => [-smallest(Z)[0], smallest(Z)[1], smallest(Z)[2]]],
  ["1d", "numbers the pixels from 1", /from 1/, ({ Z }) => [smallest(Z)[0], smallest(Z)[1] + 1, smallest(Z)[2] + 1]],
  ["1d", "looks for the number that is closest to 0", /smallest.*without its sign/, ({ Z }) => smallest(Z.map((row) => row.map(Math.abs)))],
  ["1e", "numbers the pixels from 1", /from 1/, ({ Z }) => zeros(Z).map(([, i, j]) => [i + 1, j + 1])[0]],
  ["1e", "names the column first", /(exchang|swap).*row and column/, ({ Z }) => zeros(Z).map(([, i, j]) => [j, i])[0]],
  ["1e", "looks in X", /in X/, ({ X, Z }) => (zeros(Z).length > 0 ? zeros(X)[0]?.slice(1) : undefined)],
];

export const students1: Student<Problem1>[] = rows.map(([part, does, named, answer]) => ({
  part,
  does,
  named,
  answer,
}));

/** Without a mistake. */
export const right1: Record<string, (problem: Problem1) => Nested | "none"> = {
  "1a": ({ W }) => counted(W),
  "1b": ({ Z }) => shapeOf(Z),
  "1c": ({ Z }) => (largest(Z)[0] > 0 ? largest(Z) : "none"),
  "1d": ({ Z }) => (smallest(Z)[0] < 0 ? smallest(Z) : "none"),
  "1e": ({ Z }) => zeros(Z)[0]?.slice(1) ?? "none",
};
