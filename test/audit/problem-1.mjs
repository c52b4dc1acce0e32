// The audit of notebook 01: changed inputs, and what its cells have to show for them.
import { approximate, compare, fraction, ONE, plus, times, whole, ZERO } from "./exact.mjs";
import { auditArray, auditExplored, auditHeatmap, auditTerms } from "./figures.mjs";
import { seeded } from "./seeded.mjs";
import { NUMBER, numberOf, sentence } from "./shown.mjs";

/**
 * @typedef {import("./exact.mjs").Fraction} Fraction
 * @typedef {import("./shown.mjs").Audit} Audit
 * @typedef {import("./shown.mjs").Shown} Shown
 * @typedef {{ X: string[][], W: string[][], pixel: number[] }} Inputs the numbers as they are typed
 * @typedef {Fraction[][]} Matrix
 */

export const NOTEBOOK = "01-2d-convolution.ipynb";

/** Ways to draw a number, as a reader may type it. @type {((draw: import("./seeded.mjs").Draw) => string)[]} */
const KINDS = [
  (draw) => String(draw.whole(-3, 3)),
  (draw) => String(draw.whole(0, 9)),
  (draw) => draw.one(["0", "0", "0", "1", "-1"]),
  (draw) => draw.one(["0", "5"]),
  (draw) => String(draw.whole(-9999999, 9999999)),
  (draw) => `${draw.whole(-999, 999)}e6`,
  (draw) => `${draw.whole(-9, 9)}e9`,
  (draw) => `${draw.whole(-9, 9)}e-9`,
  (draw) => `${draw.whole(-99, 99) / 10}`,
  (draw) => `${draw.whole(-999, 999) / 1000}`,
  (draw) => `${draw.whole(-9, 9)}/${draw.one([3, 9, 7])}`,
  (draw) => draw.one(["1e9", "5", "3e-6", "0", "-0.5"]),
  (draw) => draw.one(["1e15", "0.5", "-0.5", "0"]),
  (draw) => draw.one(["0.1", "0.2", "0.3", "-0.3"]),
  (draw) => draw.one(["1000000", "1", "-1"]),
  (draw) => draw.one(["7", "7", "7", "0.25"]),
];

/** @param {number} seed @returns {Inputs} */
export function drawInputs(seed) {
  const draw = seeded(seed);
  const [K1, K2] = [draw.whole(1, draw.one([2, 3, 7])), draw.whole(1, draw.one([2, 3, 7]))];
  const [I, J] = [draw.whole(1, draw.one([1, 4, 8])), draw.whole(1, draw.one([1, 4, 8]))];
  const [ofX, ofW] = [draw.one(KINDS), draw.one([...KINDS, KINDS[0], KINDS[2]])];
  const matrix = (
    /** @type {number} */ rows,
    /** @type {number} */ columns,
    /** @type {typeof ofX} */ kind,
  ) => Array.from({ length: rows }, () => Array.from({ length: columns }, () => kind(draw)));
  const pixel = draw.one([
    [draw.whole(0, I - 1), draw.whole(0, J - 1)],
    [draw.whole(0, I - 1), draw.whole(0, J - 1)],
    [draw.whole(0, I), draw.whole(-1, J)],
  ]);
  return { X: matrix(I + K1 - 1, J + K2 - 1, ofX), W: matrix(K1, K2, ofW), pixel };
}

/** The cell of the inputs. @param {Inputs} inputs */
export function written({ X, W, pixel }) {
  const list = (/** @type {string[][]} */ A) =>
    `[${A.map((row) => `[${row.join(", ")}]`).join(", ")}]`;
  return `const X = ${list(X)};\nconst W = ${list(W)};\nconst pixel = [${pixel.join(", ")}];`;
}

/** Every window's sum, exactly. @param {Matrix} X @param {Matrix} W @returns {Matrix} */
function convolved(X, W) {
  return X.slice(W.length - 1).map((_, i) =>
    X[0].slice(W[0].length - 1).map((_, j) => {
      let sum = ZERO;
      for (const [k1, row] of W.entries()) {
        for (const [k2, weight] of row.entries()) sum = plus(sum, times(weight, X[i + k1][j + k2]));
      }
      return sum;
    }),
  );
}

/** @param {Matrix} A */
const magnitudes = (A) =>
  A.map((row) => row.map(({ top, bottom }) => ({ top: top < 0n ? -top : top, bottom })));

/** By index, for the readers of figures. @param {Matrix} A */
const sparse = (A) =>
  new Map(
    A.flatMap((row, i) =>
      row.map((value, j) => /** @type {const} */ ([`${i},${j}`, approximate(value)])),
    ),
  );

/** The places of a value, and the value. @param {Matrix} A @param {(a: Fraction, b: Fraction) => boolean} isBetter */
function best(A, isBetter) {
  let value = A[0][0];
  for (const entry of A.flat()) if (isBetter(entry, value)) value = entry;
  return { value, at: placesOf(A, value) };
}

/**
 * Entries for which the nearest number that float64 can hold is the same are the same to every reader.
 *
 * @param {Matrix} A @param {Fraction} value
 */
function placesOf(A, value) {
  return A.flatMap((row, i) =>
    row.flatMap((entry, j) => (approximate(entry) === approximate(value) ? [`(${i}, ${j})`] : [])),
  );
}

/** "(0, 1), (2, 3) and (4, 5)", and of more than forty places the rest counted. @param {string[]} places */
function listed(places, most = 40) {
  if (places.length > most) {
    return `${places.slice(0, most).join(", ")} and ${places.length - most} more`;
  }
  return places.length === 1 ? places[0] : `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}

/**
 * Compares everything that the notebook shows.
 *
 * @param {Audit} audit @param {Inputs} inputs @param {(start: string) => Shown} cell
 *   what the cell that begins so has shown
 */
export function auditProblem1(audit, inputs, cell) {
  const [X, W] = [inputs.X, inputs.W].map((A) => A.map((row) => row.map(fraction)));
  const Z = convolved(X, W);
  const [rows, columns, K1, K2, I, J] = [X, W, Z].flatMap((A) => [A.length, A[0].length]);
  const sizes = convolved(magnitudes(X), magnitudes(W)).flat().map(approximate);
  /** How far a computed sum may be from the exact one. */
  const isWhole = [...X, ...W].flat().every(({ top, bottom }) => top % bottom === 0n);
  const largestSize = Math.max(...sizes);
  const off = isWhole && largestSize <= 2 ** 53 ? 0 : 4e-16 * K1 * K2 * largestSize;
  const inside = Z[inputs.pixel[0]]?.[inputs.pixel[1]] !== undefined;
  const [i, j] = inside ? inputs.pixel : [0, 0];
  const patch = W.map((row, k1) => row.map((_, k2) => X[i + k1][j + k2]));
  const products = W.map((row, k1) => row.map((weight, k2) => times(weight, patch[k1][k2])));
  const reversed = W.map((row) => [...row].reverse()).reverse();
  const withReversed = convolved(X, reversed);
  const likes = W.map((row) => row.map(({ top }) => (top > 0n ? ONE : ZERO)));
  const dislikes = W.map((row) => row.map(({ top }) => (top < 0n ? ONE : ZERO)));
  /** @type {Record<string, { array: Map<string, number>, off: number }>} */
  const named = {
    X: { array: sparse(X), off: 0 },
    W: { array: sparse(W), off: 0 },
    Z: { array: sparse(Z), off },
    "patch of X": { array: sparse(patch), off: 0 },
    // These are the computer's own products, rounded.
    "W times patch": {
      array: sparse(products),
      off: 2e-16 * Math.max(...products.flat().map(approximate).map(Math.abs)),
    },
    "gives most": { array: sparse(likes), off: 0 },
    "gives least": { array: sparse(dislikes), off: 0 },
    "W reversed": { array: sparse(reversed), off: 0 },
    "Z with W": { array: sparse(Z), off: 0 },
    "Z with W reversed": { array: sparse(withReversed), off: 0 },
  };
  const lookup = (/** @type {string} */ name) => named[name];
  /** The cell, with every picture and table in it compared. @param {string} start */
  const read = (start, { settled = false } = {}) => {
    audit.cell = start;
    const shown = cell(start);
    const own = (/** @type {string} */ name) =>
      settled && named[name] ? { ...named[name], off: 0 } : named[name];
    for (const alt of shown.alts) {
      if (alt.startsWith("Heatmap of"))
        auditHeatmap(audit, alt.replace(/; outlined: .*(?=\.$)/, ""), own);
    }
    for (const table of shown.tables) {
      if (!table.caption.includes("term by term")) auditArray(audit, table, own);
    }
    return shown;
  };
  const isDrawn = (/** @type {Shown} */ shown, /** @type {string} */ words) =>
    audit.expect(
      shown.alts.some((alt) => alt.includes(words)),
      () => `no picture says "${words}"`,
    );
  const revealed = (/** @type {string} */ start) =>
    read(start)
      .words.split(/Show the answer to \(\w\)/)
      .slice(1);

  read("const Z = conv2d");
  for (const letter of "abcde") {
    const { words } = read(`show(check("1${letter}"`);
    audit.expect(words.includes("There is no answer yet."), () => `"${words}"`);
  }

  // (a) and (b)
  audit.says(
    revealed('show(reveal("1a"')[0],
    sentence`k1 runs from 0 to ${K1 - 1} and k2 from 0 to ${K2 - 1}, because W is ${K1}×${K2} and the sums visit each of its entries once.`,
  );
  audit.says(
    read("const [K1, K2]").sentences,
    sentence`Products behind one pixel of Z: ${K1} · ${K2} = ${K1 * K2}.`,
  );
  audit.says(
    revealed('show(reveal("1b"')[0],
    sentence`Z is ${I}×${J}. Rows: ${rows} − ${K1} + 1 = ${I}. Columns: ${columns} − ${K2} + 1 = ${J}.`,
  );
  const windows = read("const [I, J] = sizes.output");
  isDrawn(windows, `places for the corner: ${I * J}`);
  isDrawn(
    windows,
    I * J === 1
      ? "the only window, corner at (0, 0)"
      : `last window, corner at (${I - 1}, ${J - 1})`,
  );

  // One pixel, step by step
  const here = read("const inside =");
  audit.expect(inside === !here.sentences.includes("is worked out instead"), () => here.sentences);
  isDrawn(here, `window at (${i}, ${j})`);
  read("const w = tensor(W)");
  const pixel = approximate(Z[i][j]);
  audit.says(
    read("const stepByStep").sentences,
    sentence`$Z[${i},${j}]$ = **${{ value: pixel, off }}**`,
  );

  // (c), (d) and (e): values and places as on paper
  const [largest, smallest] = [
    best(Z, (a, b) => compare(a, b) > 0),
    best(Z, (a, b) => compare(a, b) < 0),
  ];
  const zeros = placesOf(Z, ZERO);
  const [c, d, e] = revealed('show(reveal("1c"');
  const [top, bottom] = [largest, smallest].map(({ value }) => approximate(value));
  const [topAt, bottomAt] = [largest, smallest].map(({ at }) => listed(at));
  audit.says(
    c,
    top > 0
      ? sentence`The largest positive value of Z is ${top}, at ${topAt}.`
      : sentence`No entry of Z is positive, so “none” is right.`,
  );
  audit.says(
    d,
    bottom < 0
      ? sentence`The most negative value of Z is ${bottom}, at ${bottomAt}.`
      : sentence`No entry of Z is negative, so “none” is right.`,
  );
  audit.says(
    e,
    zeros.length > 0
      ? sentence`Z is 0 at ${listed(zeros)}.`
      : sentence`No entry of Z is 0, so “none” is right.`,
  );

  // Term by term
  const explained = read("show(explain(Z");
  for (const table of explained.tables) {
    auditTerms(audit, table, lookup, { value: pixel, off, terms: K1 * K2 });
  }
  const formula = /\$\$Z\[(\d+), (\d+)\] = .* = (.*?)\$\$/.exec(explained.sentences) ?? [];
  audit.expect(formula[1] === `${i}` && formula[2] === `${j}`, () => `not Z[${i}, ${j}]`);
  audit.number(
    "the entry's formula",
    (formula[3] ?? "").replace(/ ?\\cdot 10\^\{(.*?)\}/, "e$1"),
    pixel,
    off,
  );

  // By code
  const byCode = read("const byLoops");
  const remark =
    new RegExp(`conv2d\`: (${NUMBER})\\.(.*)Step by step`, "s").exec(byCode.sentences) ?? [];
  audit.expect(numberOf(remark[1] ?? "NaN") <= 2 * off, () => `the loops differ by ${remark[1]}`);
  audit.expect(
    (remark[1] === "0") === !remark[2]?.includes("another order"),
    () => byCode.sentences,
  );
  audit.says(
    byCode.sentences.slice(byCode.sentences.indexOf("Step by step")),
    sentence`Step by step $Z[${i},${j}]$ was ${{ value: pixel, off }}; \`conv2d\` gives ${{ value: pixel, off }}.`,
  );
  const explored = read("show(explore(Z");
  for (const data of explored.explored) auditExplored(audit, data, lookup);
  const frames = read("show(strip(").alts;
  for (const [k, alt] of frames.entries()) {
    const [y, x] = [Math.floor(k / J), k % J];
    audit.says(
      alt,
      sentence`Frame ${k + 1} of ${I * J}: the window on X at ${K1 * K2 === 1 ? `(${y}, ${x})` : `(${y}, ${x}) to (${y + K1 - 1}, ${x + K2 - 1})`} gives Z[${y}, ${x}] = ${{ value: approximate(Z[y][x]), off }}.`,
    );
  }

  // The picture
  const picture = read("const certain", { settled: true });
  const rounding = audit.says(
    picture.sentences,
    sentence`Pixels of Z that are zero: ${zeros.length === 0 ? "none" : listed(zeros)}.`,
  );
  const changed = new RegExp(`changed: (${NUMBER}) of (${NUMBER})\\.`).exec(rounding) ?? [];
  audit.expect(
    Number(changed[1]) <= I * J && Number(changed[2]) === I * J,
    () => "how many were rounded",
  );
  const legend = new RegExp(`outlined: largest: (${NUMBER}).*?, smallest: (${NUMBER})`).exec(
    picture.alts.at(-1) ?? "",
  );
  audit.number("the largest in the legend", legend?.[1] ?? "", top);
  audit.number("the smallest in the legend", legend?.[2] ?? "", bottom);

  // What the kernel looks for
  const weigh = (/** @type {(k1: number, k2: number) => Fraction} */ pixel) =>
    W.reduce(
      (sum, row, k1) => row.reduce((s, weight, k2) => plus(s, times(weight, pixel(k1, k2))), sum),
      ZERO,
    );
  const [flat, down, right] = [
    weigh(() => ONE),
    weigh((k1) => whole(k1)),
    weigh((_, k2) => whole(k2)),
  ];
  audit.says(
    read("const responseTo").sentences.replaceAll("|", " "),
    sentence`patch response of W :-- --: flat ${approximate(flat)} brighter downwards ${K1 === 1 ? "(W has one row)" : ""}${K1 === 1 ? "" : approximate(down)} brighter to the right ${K2 === 1 ? "(W has one column)" : ""}${K2 === 1 ? "" : approximate(right)}`,
  );
  auditMeaning(audit, read("show(kernelMeaning").sentences, W, [flat, down, right]);
  const extremes = [likes, dislikes].map((A) => approximate(weigh((k1, k2) => A[k1][k2])));
  audit.says(
    read("const likes").sentences,
    sentence`The most is ${{ value: extremes[0], off: 1e-15 * extremes[0] }}, the least is ${{ value: extremes[1], off: -1e-15 * extremes[1] }}.`,
  );

  // Reversed
  read("const reversedW", { settled: true });
  const pairs = W.flatMap((row, k1) =>
    row.map((weight, k2) => /** @type {const} */ ([weight, reversed[k1][k2]])),
  );
  const same = Z.flatMap((row, y) =>
    row.filter((value, x) => approximate(value) === approximate(withReversed[y][x])),
  ).length;
  audit.says(
    read("const same").sentences,
    pairs.every(([a, b]) => compare(a, b) === 0)
      ? sentence`This kernel reads the same both ways, so the reversal changes nothing.`
      : pairs.every(([a, b]) => plus(a, b).top === 0n)
        ? sentence`This kernel reversed is its own negative: the reversal flips the sign of every pixel of Z.`
        : sentence`Pixels of Z with the same value both ways: ${same} of ${I * J}.`,
  );
}

/** @param {Audit} audit @param {string} text @param {Matrix} W @param {Fraction[]} answers */
function auditMeaning(audit, text, W, [flat, down, right]) {
  const weights = W.flat();
  const used = weights.filter(({ top }) => top !== 0n);
  const sum = approximate(flat);
  if (used.length === 0) {
    audit.says(text, sentence`All weights are 0, so Z is 0 whatever X is.`);
  } else if (used.length === 1) {
    const which = weights.length === 1 ? "X" : "a part of X";
    audit.says(
      text,
      sentence`Only one weight is not 0: Z is ${which}, times ${approximate(used[0])}.`,
    );
  } else if (flat.top === 0n) {
    const rest = audit.says(
      text,
      sentence`The weights add up to 0, so where X is flat, Z is 0: W looks for change.`,
    );
    /** @type {[string, string]} */
    const words = ["darker", "brighter"];
    const towards = (/** @type {typeof words} */ [less, more]) =>
      [
        ...(down.top === 0n ? [] : [`${down.top > 0n ? more : less} downwards`]),
        ...(right.top === 0n ? [] : [`${right.top > 0n ? more : less} to the right`]),
      ].join(" and ");
    audit.says(
      rest,
      towards(words) === ""
        ? sentence`A steady slope of brightness gives 0 too: W answers only where the slope itself changes.`
        : sentence`Where X gets evenly ${towards(words)}, Z is positive; where it gets evenly ${towards(["brighter", "darker"])}, Z is negative.`,
    );
  } else {
    const signs = new Set(used.map(({ top }) => top > 0n));
    const isEven = weights.every((weight) => compare(weight, weights[0]) === 0);
    const kind = isEven
      ? "a sum over the window in which every pixel has the same weight: a blur"
      : "a weighted sum of the brightness in the window";
    const rest = audit.says(
      text,
      signs.size === 2
        ? sentence`The weights add up to ${sum}, so both brightness and change count.`
        : signs.has(true)
          ? sentence`No weight is negative: Z is ${kind}.`
          : sentence`No weight is positive: Z is ${kind}, with a minus sign.`,
    );
    audit.says(rest, sentence`Where X is flat, Z is ${sum} times its brightness.`);
  }
}
