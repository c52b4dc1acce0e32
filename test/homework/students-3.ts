// Problem 3 as students solve it who do one thing wrong.
import {
  each,
  type Four,
  forward,
  four,
  gradientB,
  gradientW,
  gradientX,
  type Nested,
  numbersIn,
  range,
  shapeOf,
  sum,
} from "./layer.js";
import { asGiven, type Problem3, turned, upstream } from "./problem-3.js";
import type { Student } from "./students-1.js";

/** The axes in another order: axis k of the result is axis order[k]. */
const axes = (A: Four, order: number[]) =>
  four(
    order.map((axis) => shapeOf(A)[axis]),
    (...index) => {
      const [a, b, c, d] = range(4).map((axis) => index[order.indexOf(axis)]);
      return A[a][b][c][d];
    },
  );
const negative = (A: Four) => each(A, (x) => -x);
const divided = (A: Four, by: number) => each(A, (x) => x / by);
const pixels = (A: Four) => A[0].flat().length;
const only = (A: Four, kept: (i: number, j: number, m: number) => boolean) =>
  each(A, (x, _b, i, j, m) => (kept(i, j, m) ? x : 0));

type Row = [
  part: string,
  does: string,
  named: RegExp,
  answer: (problem: Problem3) => Nested | undefined,
];

const dW = ({ X, dZ }: Problem3) => gradientW(X, dZ);
const dX = ({ W, dZ }: Problem3) => gradientX(W, dZ);
const ofBatch = (problem: Problem3, answer: Nested) => (problem.batched ? answer : undefined);
const inside = ({ dZ }: Problem3) => {
  const [, I, J] = shapeOf(dZ);
  return only(dZ, (i, j) => i < I - 1 && j < J - 1);
};
/** The products with pixels before (i, j), not behind it. */
const backwards = ({ X, W, dZ }: Problem3) =>
  each(W, (_w, k1, k2, n, m) =>
    sum(
      numbersIn(
        dZ.map((image, a) =>
          image.map((row, i) => row.map((g, j) => g[m] * (X[a][i - k1]?.[j - k2]?.[n] ?? 0))),
        ),
      ),
    ),
  );
/** ∂J/∂Z convolved with the turned kernel, but no zeros around it. */
const withoutZeros = (problem: Problem3) => {
  const kernel = axes(turned(problem.W), [0, 1, 3, 2]);
  const fits = [1, 2].every((axis) => shapeOf(problem.dZ)[axis] >= shapeOf(kernel)[axis - 1]);
  return fits
    ? asGiven(
        problem,
        forward(
          problem.dZ,
          kernel,
          problem.X[0][0][0].map(() => 0),
        ),
      )
    : undefined;
};

// biome-ignore format: a table
const rows: Row[] = [
  ...upstream.flatMap(([does, named, of]): Row[] => {
    const then = (use: (problem: Problem3, dZ: Four) => Nested) => (problem: Problem3) => {
      const dZ = of(problem);
      return dZ && use(problem, dZ);
    };
    return [
      ["3a", does, named, then(asGiven)],
      ["3b", does, named, then(({ X }, dZ) => gradientW(X, dZ))],
      ["3c", does, named, then((problem, dZ) => asGiven(problem, gradientX(problem.W, dZ)))],
      ["3db", does, named, then((_, dZ) => gradientB(dZ))],
    ];
  }),
  ["3a", "turns the sign", /sign/, (problem) => asGiven(problem, negative(problem.dZ))],
  ["3a", "names the columns first", /(exchang|swap).*rows and columns/, (problem) => asGiven(problem, axes(problem.dZ, [0, 2, 1, 3]))],
  ["3a", "names the channels first", /channels before/, (problem) => asGiven(problem, axes(problem.dZ, [0, 3, 1, 2]))],
  ["3a", "goes on to X", /∂J\/∂X/, (problem) => asGiven(problem, dX(problem))],
  ["3b", "turns the result by half a turn", /revers.*rows and columns/, (problem) => turned(dW(problem))],
  ["3b", "names the columns first", /(exchang|swap).*rows and columns/, (problem) => axes(dW(problem), [1, 0, 2, 3])],
  ["3b", "names the output channel first", /(exchang|swap).*channels/, (problem) => axes(dW(problem), [0, 1, 3, 2])],
  ["3b", "names the axes as PyTorch does", /order \[m, n/, (problem) => axes(dW(problem), [3, 2, 0, 1])],
  ["3b", "looks at the first image", /first image/, (problem) => ofBatch(problem, gradientW(problem.X.slice(0, 1), problem.dZ.slice(0, 1)))],
  ["3b", "looks at the last image", /last image/, (problem) => ofBatch(problem, gradientW(problem.X.slice(-1), problem.dZ.slice(-1)))],
  ["3b", "gives one gradient for each image", /(forget|leav).*sum over the batch/, (problem) => ofBatch(problem, problem.X.map((image, k) => gradientW([image], [problem.dZ[k]])))],
  ["3b", "takes the mean over the images", /divid.*images/, (problem) => ofBatch(problem, divided(dW(problem), problem.X.length))],
  ["3b", "takes the mean over the pixels", /divid.*pixels/, (problem) => divided(dW(problem), pixels(problem.dZ))],
  ["3b", "takes the mean over all entries", /divid.*entries/, (problem) => divided(dW(problem), numbersIn(problem.dZ).length)],
  ["3b", "adds everything twice", /twice/, (problem) => each(dW(problem), (x) => x + x)],
  ["3b", "turns the sign", /sign/, (problem) => negative(dW(problem))],
  ["3b", "goes on to X", /∂J\/∂X/, (problem) => asGiven(problem, dX(problem))],
  ["3b", "leaves out the last row and column", /sums over i and j one pixel early/, (problem) => gradientW(problem.X, inside(problem))],
  ["3b", "leaves out the first row and column", /start.* at 1/, (problem) => gradientW(problem.X, only(problem.dZ, (i, j) => i > 0 && j > 0))],
  ["3b", "adds up the input channels", /sum.*input channels/, (problem) => gradientW(each(problem.X, (_x, a, i, j) => sum(problem.X[a][i][j])), problem.dZ)],
  ["3b", "looks at the pixels before (i, j)", /i − k1/, backwards],
  ["3b", "takes U for ∂J/∂Z", /taking U in place of ∂J\/∂Z/, ({ X, U }) => gradientW(X, U)],
  ["3b", "takes Z for ∂J/∂Z", /taking Z in place of ∂J\/∂Z/, ({ X, Z }) => gradientW(X, Z)],
  ["3c", "takes U for ∂J/∂Z", /taking U in place of ∂J\/∂Z/, (problem) => asGiven(problem, gradientX(problem.W, problem.U))],
  ["3c", "takes Z for ∂J/∂Z", /taking Z in place of ∂J\/∂Z/, (problem) => asGiven(problem, gradientX(problem.W, problem.Z))],
  ["3c", "looks at the first row of W only", /leaving out the sum over k1/, (problem) => asGiven(problem, gradientX(each(problem.W, (w, k1) => (k1 === 0 ? w : 0)), problem.dZ))],
  ["3c", "uses the kernel as it is", /wrong way round/, (problem) => asGiven(problem, gradientX(turned(problem.W), problem.dZ))],
  ["3c", "lays no zeros around ∂J/∂Z", /no zeros/, withoutZeros],
  ["3c", "looks at the first output channel", /first output channel/, (problem) => asGiven(problem, gradientX(problem.W, only(problem.dZ, (_i, _j, m) => m === 0)))],
  ["3c", "looks at the last output channel", /last output channel/, (problem) => asGiven(problem, gradientX(problem.W, only(problem.dZ, (_i, _j, m) => m === problem.b.length - 1)))],
  ["3c", "exchanges n and m in W", /(exchang|swap).*channels/, (problem) => (shapeOf(problem.W)[2] === problem.b.length ? asGiven(problem, gradientX(axes(problem.W, [0, 1, 3, 2]), problem.dZ)) : undefined)],
  ["3c", "exchanges k1 and k2 in W", /(exchang|swap).*kernel/, (problem) => (shapeOf(problem.W)[0] === shapeOf(problem.W)[1] ? asGiven(problem, gradientX(axes(problem.W, [1, 0, 2, 3]), problem.dZ)) : undefined)],
  ["3c", "turns the columns of the kernel only", /only the columns/, (problem) => asGiven(problem, gradientX(problem.W.slice().reverse(), problem.dZ))],
  ["3c", "adds up the images", /sum.*batch/, (problem) => ofBatch(problem, each(dX(problem), (_x, _a, i, j, n) => sum(dX(problem).map((image) => image[i][j][n]))))],
  ["3c", "turns the sign", /sign/, (problem) => asGiven(problem, negative(dX(problem)))],
  ["3c", "stops at W", /∂J\/∂W/, dW],
  ["3c", "takes the mean over the output channels", /divid.*output channels/, (problem) => asGiven(problem, divided(dX(problem), problem.b.length))],
  ["3db", "adds up U", /taking U in place of ∂J\/∂Z/, ({ U }) => gradientB(U)],
  ["3db", "gives ∂J/∂Z", /(forget|leav).*sum over the pixels/, (problem) => asGiven(problem, problem.dZ)],
  ["3db", "takes the mean over the pixels", /divid.*pixels/, ({ dZ }) => gradientB(divided(dZ, pixels(dZ)))],
  ["3db", "takes the mean over the images", /divid.*images/, (problem) => ofBatch(problem, gradientB(divided(problem.dZ, problem.X.length)))],
  ["3db", "gives one gradient for each image", /(forget|leav).*sum over the batch/, (problem) => ofBatch(problem, problem.dZ.map((image) => gradientB([image])))],
  ["3db", "adds up the channels", /sum.*channels/, ({ dZ }) => [sum(numbersIn(dZ))]],
  ["3db", "counts the pixels", /count.*pixels/, ({ dZ }) => gradientB(each(dZ, () => 1))],
  ["3db", "turns the sign", /sign/, ({ dZ }) => gradientB(negative(dZ))],
];

export const students3: Student<Problem3>[] = rows.map(([part, does, named, answer]) => ({
  part,
  does,
  named,
  answer,
}));

/** Without a mistake. */
export const right3: Record<string, (problem: Problem3) => Nested> = {
  "3a": (problem) => asGiven(problem, problem.dZ),
  "3b": dW,
  "3c": (problem) => asGiven(problem, dX(problem)),
  "3db": ({ dZ }) => gradientB(dZ),
};
