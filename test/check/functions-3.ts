// Functions as answers to Problem 3, by students who do one thing wrong, or two.
import type { AnswerFunction, AnswerLayer } from "convbook";

/** Σ of a term from `from` on, before `to`. */
export function sum(from: number, to: number, term: (k: number) => number): number {
  let total = 0;
  for (let k = from; k < to; k++) total += term(k);
  return total;
}

/** Σ over rows and columns. */
export const sums = (rows: number, columns: number, term: (i: number, j: number) => number) =>
  sum(0, rows, (i) => sum(0, columns, (j) => term(i, j)));

type Term = (layer: AnswerLayer, i: number, j: number) => number;
/** Σ of a term over the pixels of Z. */
const over = (layer: AnswerLayer, term: Term) =>
  sums(layer.rows, layer.columns, (i, j) => term(layer, i, j));

/** An entry of X, or 0 outside of it. */
const inX = ({ X, height, width }: AnswerLayer, i: number, j: number, n: number) =>
  i >= 0 && j >= 0 && i < height && j < width ? X.at(i, j, n) : 0;
/** An entry of ∂J/∂Z or ∂J/∂U, or 0 outside of it. */
const inZ = (layer: AnswerLayer, i: number, j: number, m: number, name: "dZ" | "dU" = "dZ") =>
  i >= 0 && j >= 0 && i < layer.rows && j < layer.columns ? layer[name].at(i, j, m) : 0;

/** Σ of a term over the entries of a kernel and the output channels. */
const behind = (layer: AnswerLayer, term: (k1: number, k2: number, m: number) => number) =>
  sums(layer.K1, layer.K2, (k1, k2) => sum(0, layer.M, (m) => term(k1, k2, m)));

const dW = (layer: AnswerLayer, k1: number, k2: number, n: number, m: number) =>
  over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n));
const dX = (layer: AnswerLayer, i: number, j: number, n: number) =>
  behind(layer, (k1, k2, m) => layer.W.at(k1, k2, n, m) * inZ(layer, i - k1, j - k2, m));
const db = (layer: AnswerLayer, m: number) => over(layer, ({ dZ }, i, j) => dZ.at(i, j, m));
const slope = ({ U }: AnswerLayer, i: number, j: number, m: number) =>
  U.at(i, j, m) * (1 - U.at(i, j, m));

/** What a student writes, and what the verdict's mistakes or its reason must say. */
type Row = [part: string, does: string, told: RegExp, answer: AnswerFunction];

// biome-ignore format: a table
export const wrongFunctions: Row[] = [
  ["3a", "forgets σ′", /leaving out σ′\(Z\)/, (i, j, m, { dU }) => dU.at(i, j, m)],
  ["3a", "takes σ′ at U", /σ′\(U\)/, (i, j, m, { U, dU }) => { const s = 1 / (1 + Math.exp(-U.at(i, j, m))); return dU.at(i, j, m) * s * (1 - s); }],
  ["3a", "forgets ∂J/∂U", /leaving out ∂J\/∂U/, (i, j, m, layer) => slope(layer, i, j, m)],
  ["3a", "forgets 1 − U", /one factor of the derivative only/, (i, j, m, { U, dU }) => dU.at(i, j, m) * U.at(i, j, m)],
  ["3a", "turns the sign", /getting the sign wrong/, (i, j, m, layer) => -layer.dU.at(i, j, m) * slope(layer, i, j, m)],
  ["3a", "gives U", /giving U/, (i, j, m, { U }) => U.at(i, j, m)],
  ["3a", "gives Z", /giving Z/, (i, j, m, { Z }) => Z.at(i, j, m)],
  ["3a", "takes Z for U", /Z in place of U in σ′/, (i, j, m, { Z, dU }) => dU.at(i, j, m) * Z.at(i, j, m) * (1 - Z.at(i, j, m))],
  ["3a", "turns the sign and forgets ∂J/∂U", /sign wrong, and also leaving out ∂J\/∂U/, (i, j, m, layer) => -slope(layer, i, j, m)],
  ["3a", "takes dZ itself", /takes dZ from the layer, but that is what is asked for/, (i, j, m, { dZ }) => dZ.at(i, j, m)],
  ["3a", "exchanges rows and columns", /asks for dU\[\d, \d, \d\], but dU has \d (rows: i|columns: j)|exchanging rows and columns/, (i, j, m, layer) => layer.dU.at(j, i, m) * slope(layer, j, i, m)],

  ["3b", "reverses the kernel", /revers.*rows and columns/, (k1, k2, n, m, layer) => over(layer, ({ X, dZ, K1, K2 }, i, j) => dZ.at(i, j, m) * X.at(i + K1 - 1 - k1, j + K2 - 1 - k2, n))],
  ["3b", "is one pixel too far", /one row and one column too far/, (k1, k2, n, m, layer) => over(layer, ({ dZ }, i, j) => dZ.at(i, j, m) * inX(layer, i + k1 + 1, j + k2 + 1, n))],
  ["3b", "is one pixel too far, over the edge", /asks for X\[\d, \d, 0\], but X has \d (rows: i|columns: j) from 0 to \d/, (k1, k2, n, m, layer) => over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, m) * X.at(i + k1 + 1, j + k2 + 1, n))],
  ["3b", "goes backwards", /i − k1/, (k1, k2, n, m, layer) => over(layer, ({ dZ }, i, j) => dZ.at(i, j, m) * inX(layer, i - k1, j - k2, n))],
  ["3b", "exchanges n and m", /exchanging input and output channels|asks for .* channels?/, (k1, k2, n, m, layer) => over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, n) * X.at(i + k1, j + k2, m))],
  ["3b", "exchanges i and j", /asks for X|exchanging the rows and columns of X/, (k1, k2, n, m, layer) => over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, m) * X.at(j + k2, i + k1, n))],
  ["3b", "exchanges the limits of i and j", /asks for|not for a layer with X/, (k1, k2, n, m, { X, dZ, rows, columns }) => sums(columns, rows, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "has no sum over i", /leaving out the sum over i/, (k1, k2, n, m, { X, dZ, columns }) => sum(0, columns, (j) => dZ.at(0, j, m) * X.at(k1, j + k2, n))],
  ["3b", "has no sum over j", /leaving out the sum over j/, (k1, k2, n, m, { X, dZ, rows }) => sum(0, rows, (i) => dZ.at(i, 0, m) * X.at(i + k1, k2, n))],
  ["3b", "has no sum at all", /leaving out the sums over i and j/, (k1, k2, n, m, { X, dZ }) => dZ.at(0, 0, m) * X.at(k1, k2, n)],
  ["3b", "sums over n", /summing over the input channels/, (k1, k2, _n, m, layer) => sum(0, layer.N, (n) => dW(layer, k1, k2, n, m))],
  ["3b", "sums over m", /summing over the output channels/, (k1, k2, n, _m, layer) => sum(0, layer.M, (m) => dW(layer, k1, k2, n, m))],
  ["3b", "forgets the last row", /ending the sum over i one pixel early/, (k1, k2, n, m, { X, dZ, rows, columns }) => sums(rows - 1, columns, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "forgets the last column", /ending the sum over j one pixel early/, (k1, k2, n, m, { X, dZ, rows, columns }) => sums(rows, columns - 1, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "forgets the last row and column", /ending the sums over i and j one pixel early/, (k1, k2, n, m, { X, dZ, rows, columns }) => sums(rows - 1, columns - 1, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "starts at 1", /starting the sums over i and j at 1/, (k1, k2, n, m, { X, dZ, rows, columns }) => sum(1, rows, (i) => sum(1, columns, (j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n)))],
  ["3b", "goes on too long", /asks for dZ\[\d, 0, 0\], but dZ has \d rows: i from 0 to \d\./, (k1, k2, n, m, { X, dZ, rows, columns }) => sums(rows + 1, columns, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "takes ∂J/∂U", /taking ∂J\/∂U in place/, (k1, k2, n, m, layer) => over(layer, ({ X, dU }, i, j) => dU.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "takes U", /taking U in place of ∂J\/∂Z/, (k1, k2, n, m, layer) => over(layer, ({ X, U }, i, j) => U.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "takes Z", /taking Z in place of ∂J\/∂Z/, (k1, k2, n, m, layer) => over(layer, ({ X, Z }, i, j) => Z.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "takes σ′(Z) alone", /leaving out ∂J\/∂U/, (k1, k2, n, m, layer) => over(layer, ({ X }, i, j) => slope(layer, i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "turns the sign", /getting the sign wrong/, (k1, k2, n, m, layer) => -dW(layer, k1, k2, n, m)],
  ["3b", "takes the mean", /dividing by the number of pixels/, (k1, k2, n, m, layer) => dW(layer, k1, k2, n, m) / (layer.rows * layer.columns)],
  ["3b", "reverses the kernel and forgets ∂J/∂U", /reversing rows and columns, and also leaving out ∂J\/∂U/, (k1, k2, n, m, layer) => over(layer, ({ X, K1, K2 }, i, j) => slope(layer, i, j, m) * X.at(i + K1 - 1 - k1, j + K2 - 1 - k2, n))],
  ["3b", "turns the sign and takes ∂J/∂U", /sign wrong, and also taking ∂J\/∂U/, (k1, k2, n, m, layer) => -over(layer, ({ X, dU }, i, j) => dU.at(i, j, m) * X.at(i + k1, j + k2, n))],
  ["3b", "keeps the last term", /keeping the last term of the sums over i and j/, (k1, k2, n, m, { X, dZ, rows, columns }) => dZ.at(rows - 1, columns - 1, m) * X.at(rows - 1 + k1, columns - 1 + k2, n)],
  ["3b", "takes channel n of ∂J/∂Z", /channel n of ∂J\/∂Z in place of channel m|asks for dZ/, (k1, k2, n, _m, layer) => over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, n) * X.at(i + k1, j + k2, n))],
  ["3b", "takes channel m of X", /channel m of X in place of channel n|asks for X/, (k1, k2, _n, m, layer) => over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, m))],
  ["3b", "names two indices for X", /asks for X\[\d, \d\], but X has 3 indices: i, j, n/, (k1, k2, _n, m, layer) => over(layer, ({ X, dZ }, i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2))],

  ["3c", "does not reverse the kernel", /turning the kernel the wrong way/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(layer.K1 - 1 - k1, layer.K2 - 1 - k2, n, m) * inZ(layer, i - k1, j - k2, m))],
  ["3c", "looks forwards", /pixels after/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(k1, k2, n, m) * inZ(layer, i + k1, j + k2, m))],
  ["3c", "does not mind the edge", /^Not.*At i = 0, j = 0, n = 0 your function asks for dZ\[0, -1, 0\], but dZ has \d columns/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(k1, k2, n, m) * layer.dZ.at(i - k1, j - k2, m))],
  ["3c", "exchanges i and j", /asks for dZ|exchanging the rows and columns of ∂J\/∂Z|takes/, (i, j, n, layer) => behind(layer, (k1, k2, m) => (i >= k1 && j >= k2 && i - k1 < layer.rows && j - k2 < layer.columns ? layer.W.at(k1, k2, n, m) * layer.dZ.at(j - k2, i - k1, m) : 0))],
  ["3c", "has no sum over m", /taking the first output channel only/, (i, j, n, layer) => sums(layer.K1, layer.K2, (k1, k2) => layer.W.at(k1, k2, n, 0) * inZ(layer, i - k1, j - k2, 0))],
  ["3c", "has no sum over k1", /leaving out the sum over k1/, (i, j, n, layer) => sums(layer.K2, layer.M, (k2, m) => layer.W.at(0, k2, n, m) * inZ(layer, i, j - k2, m))],
  ["3c", "exchanges n and m in W", /exchanging the channels of W|asks for W\[0, 0, \d, \d\], but W has \d (in|out)put channels/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(k1, k2, m, n) * inZ(layer, i - k1, j - k2, m))],
  ["3c", "forgets the last row and column of W", /ending the sums over k1 and k2 one entry early/, (i, j, n, layer) => sums(layer.K1 - 1, layer.K2 - 1, (k1, k2) => sum(0, layer.M, (m) => layer.W.at(k1, k2, n, m) * inZ(layer, i - k1, j - k2, m)))],
  ["3c", "takes channel n of ∂J/∂Z", /channel n of ∂J\/∂Z in place of channel m|asks for dZ/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(k1, k2, n, m) * inZ(layer, i - k1, j - k2, n))],
  ["3c", "moves nothing", /∂J\/∂Z\[i, j\] for every weight/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(k1, k2, n, m) * inZ(layer, i, j, m))],
  ["3c", "leaves out row 0", /row 0 and column 0/, (i, j, n, layer) => behind(layer, (k1, k2, m) => (i > k1 && j > k2 ? layer.W.at(k1, k2, n, m) * inZ(layer, i - k1, j - k2, m) : 0))],
  ["3c", "asks for i and j", /asking whether i and j/, (i, j, n, layer) => (i < layer.rows && j < layer.columns ? dX(layer, i, j, n) : 0)],
  ["3c", "takes ∂J/∂U", /taking ∂J\/∂U in place/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(k1, k2, n, m) * inZ(layer, i - k1, j - k2, m, "dU"))],
  ["3c", "turns the sign", /getting the sign wrong/, (i, j, n, layer) => -dX(layer, i, j, n)],
  ["3c", "does not reverse the kernel and takes ∂J/∂U", /turning the kernel the wrong way round, and also taking ∂J\/∂U/, (i, j, n, layer) => behind(layer, (k1, k2, m) => layer.W.at(layer.K1 - 1 - k1, layer.K2 - 1 - k2, n, m) * inZ(layer, i - k1, j - k2, m, "dU"))],
  ["3c", "sums over n", /summing over the input channels/, (i, j, _n, layer) => sum(0, layer.N, (n) => dX(layer, i, j, n))],

  ["3db", "has no sum over i", /leaving out the sum over i/, (m, { dZ, columns }) => sum(0, columns, (j) => dZ.at(0, j, m))],
  ["3db", "gives one pixel", /one pixel|leaving out the sums over i and j/, (m, { dZ }) => dZ.at(0, 0, m)],
  ["3db", "takes the mean", /dividing by the number of pixels/, (m, layer) => db(layer as AnswerLayer, m) / (layer.rows * layer.columns)],
  ["3db", "sums over the channels", /summing over the channels/, (_m, layer) => sum(0, layer.M, (m) => db(layer as AnswerLayer, m))],
  ["3db", "counts the pixels", /counting the pixels/, (_m, { rows, columns }) => rows * columns],
  ["3db", "takes ∂J/∂U", /taking ∂J\/∂U in place/, (m, { dU, rows, columns }) => sums(rows, columns, (i, j) => dU.at(i, j, m))],
  ["3db", "turns the sign", /getting the sign wrong/, (m, layer) => -db(layer as AnswerLayer, m)],
  ["3db", "forgets the last row", /ending the sum over i one pixel early/, (m, { dZ, rows, columns }) => sums(rows - 1, columns, (i, j) => dZ.at(i, j, m))],
];

/** Without a mistake, in some ways to write them. */
export const rightFunctions: [part: string, answer: AnswerFunction][] = [
  ["3a", (i, j, m, layer) => layer.dU.at(i, j, m) * slope(layer, i, j, m)],
  [
    "3a",
    ({ U, dU }) =>
      U.toArray().map((row, i) =>
        row.map((pixel: number[], j: number) => pixel.map((u, m) => dU.at(i, j, m) * u * (1 - u))),
      ),
  ],
  ["3b", (k1, k2, n, m, layer) => dW(layer, k1, k2, n, m)],
  ["3c", (i, j, n, layer) => dX(layer, i, j, n)],
  [
    "3c",
    (i, j, n, { W, dZ, rows, columns, K1, K2, M }) =>
      sum(Math.max(0, i - rows + 1), Math.min(K1, i + 1), (k1) =>
        sum(Math.max(0, j - columns + 1), Math.min(K2, j + 1), (k2) =>
          sum(0, M, (m) => W.at(k1, k2, n, m) * dZ.at(i - k1, j - k2, m)),
        ),
      ),
  ],
  ["3db", (m, layer) => db(layer as AnswerLayer, m)],
];
