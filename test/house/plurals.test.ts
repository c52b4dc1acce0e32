// No sentence of the library counts "1 terms": what it says is collected for many small inputs.
import * as convbook from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { displayed, picturesIn } from "../view/displayed.js";
import { readTexts } from "../view/read-cells.js";

// biome-ignore format: a list
const {
  activationGradient, chart, check, checkGradients, conv2d, conv2dGradients, convGeometry, convLayer,
  explain, explore, fill, formatPlaces, heatmap, kernelMeaning, loss, pairs, panels, part, random,
  reveal, sweep, table, Tensor, tensor, zeros,
} = convbook;

/** All words of what is made, or of the error that is thrown in its place. */
function wordsOf(make: () => unknown): string[] {
  let made: unknown;
  try {
    made = make();
  } catch (error) {
    return [(error as Error).message];
  }
  if (Array.isArray(made)) return made.flatMap((one) => wordsOf(() => one));
  const { html, svg, alt } = made as { html?: string; svg?: string; alt?: string };
  const own = typeof made === "string" || String(made) !== "[object Object]" ? [String(made)] : [];
  return [...own, alt ?? "", ...(svg ? readTexts(svg) : []), ...(html ? markupWords(html) : [])];
}

function markupWords(markup: string): string[] {
  const { document } = parseHTML(`<body>${markup}</body>`);
  const json = document.querySelector("script[type='application/json']")?.textContent ?? "";
  for (const script of document.querySelectorAll("script, style")) script.remove();
  const blocks = [...document.querySelectorAll("p, td, th, li, caption, summary, div, body")];
  return [
    json,
    ...blocks.map((block) => block.textContent ?? ""),
    ...picturesIn(markup).flatMap(readTexts),
  ];
}

/** What may follow a 1 that counts nothing. */
const ALLOWED = /^1 (?:is|was|has|as|times|less|gives|becomes|stands|does|needs|takes)$/;

const sizes = [1, 2, 13];
const shapes = sizes.flatMap((rows) => sizes.map((columns) => [rows, columns]));
const small = (shape: number[], seed = 1) =>
  random(shape, { seed, low: -2, high: 2, integers: true });
const activations = ["none", "relu", "sigmoid"] as const;

/** Layers of one or few of everything, with and without padding, stride and bias. */
const layers = shapes.flatMap(([rows, columns]) =>
  [
    [1, 1, 1],
    [1, 2, 1],
    [2, 1, 2],
    [1, 1, 5],
  ].flatMap(([k, N, M], at) =>
    [0, 1].map((padding) => {
      const side = Math.min(k, rows, columns);
      const X = small([rows, columns, N], at + 1);
      const W = small([side, side, N, M], at + 2);
      return { X, W, padding, activation: activations[(rows + columns + at) % 3] };
    }),
  ),
);

/** Says which words count one thing in the plural, and where. */
function expectNoFalsePlural(texts: readonly string[]): void {
  for (const text of texts) {
    const counted = /(?<![\d.,])\b1 (?:more |wrong |input |output |other )?[a-z]+s\b/g;
    const found = (text.match(counted) ?? []).filter((words) => !ALLOWED.test(words));
    expect(found, text.slice(0, 300)).toEqual([]);
  }
}

describe("one thing is counted in the singular", () => {
  test("in explanations, tables and pictures", () => {
    let count = 0;
    for (const { X, W, padding, activation } of layers) {
      const layer = convLayer({ W, b: zeros([W.shape[3]]), activation, padding });
      const pass = layer.forward(X);
      const gradients = layer.backward(pass, small([...pass.U.shape]));
      for (const result of [pass.Z, pass.U, ...Object.values(gradients)]) {
        const last = result.shape.map((length: number) => length - 1);
        const explanation = explain(result, last);
        count++;
        expectNoFalsePlural([String(explanation)]);
        if (count % 8 === 0 || explanation.terms.length === 13) {
          expectNoFalsePlural(displayed(explanation).flatMap(markupWords));
          expectNoFalsePlural(wordsOf(() => explore(result)));
        }
      }
      expectNoFalsePlural(wordsOf(() => checkGradients(layer, X, gradients.dZ)));
    }
    expect(count).toBeGreaterThan(300);
  }, 120_000);

  test("in figures of arrays", () => {
    for (const [rows, columns] of shapes) {
      const A = small([rows, columns]);
      A.data[0] = Number.NaN;
      const marks = [{ label: "first", at: [[0, 0]] }];
      for (const make of [
        () => heatmap(A, { name: "X", marks }),
        () => table(A, { name: "X", marks }),
        () => panels(zeros([rows, columns, 2]), { name: "Z" }),
        () => pairs(zeros([rows, columns]), A, { name: "W" }),
        () => sweep(zeros([rows, columns]), [[1]], { padding: 1 }),
        () => kernelMeaning(zeros([rows, columns])),
        () => kernelMeaning(fill([rows, columns], (i) => i)),
        () =>
          chart([
            {
              label: "J",
              points: [
                [0, rows],
                [1, Number.NaN],
                [2, columns],
              ],
            },
          ]),
        () => formatPlaces(shapes.slice(0, rows), columns),
      ])
        expectNoFalsePlural(wordsOf(make));
    }
  }, 120_000);

  test("in verdicts, solutions and answers", () => {
    // biome-ignore format: a list
    const answers = [
      "", 1, [1], [1, 1], [[1]], "1", "1 1", "1 at (0, 0)", "none", "many", [0, 0, 0], { k1: [0, 0] },
      "1 row", "1×1", "1×1×1", [[1, 1], [1]], () => 1, "1 2 3 4 5 6 7",
    ];
    const one = ["1a", "1b", "1c", "1d", "1e"];
    for (const [rows, columns] of shapes) {
      const inputs = { X: small([rows, columns]), W: [[-1]] };
      for (const question of one) {
        expectNoFalsePlural(wordsOf(() => reveal(question, inputs)));
        for (const answer of answers) {
          const verdict = check(question, answer, inputs);
          expectNoFalsePlural([String(verdict), verdict.hint, verdict.solution]);
        }
      }
    }
    for (const shapeX of [
      [1, 1],
      [1, 1, 1],
      [1, 1, 1, 1],
      [2, 1, 1],
      [1, 2, 2],
      [2, 2, 2, 1],
    ]) {
      for (const shapeW of [
        [1, 1],
        [1, 1, 1, 1],
        [1, 1, 1, 2],
        [1, 1, 2, 1],
      ]) {
        if ((shapeX.length === 2) !== (shapeW.length === 2)) continue;
        if (shapeW.length === 4 && shapeX.at(-1) !== shapeW[2]) continue;
        for (const question of ["2a", "2b", "2c", "2d"]) {
          const inputs = { shapeX, shapeW };
          expectNoFalsePlural(wordsOf(() => reveal(question, inputs)));
          for (const answer of answers) {
            const verdict = check(question, answer, inputs);
            expectNoFalsePlural([String(verdict), verdict.hint, verdict.solution]);
          }
        }
        const [X, W] = [small(shapeX), small(shapeW)];
        const dU = small([...convGeometry(shapeX, shapeW).outputShape]);
        for (const question of ["3a", "3b", "3c", "3db"]) {
          for (const answer of answers) {
            const verdict = check(question, answer, { X, W, dU });
            expectNoFalsePlural([String(verdict), verdict.hint, verdict.solution]);
          }
        }
      }
    }
  }, 120_000);

  test("in errors", () => {
    const Z = conv2d([[1]], [[1]]);
    const changed = tensor([1]);
    structuredClone(changed.data, { transfer: [changed.data.buffer] });
    const layer = convLayer({ W: [[1]] });
    // biome-ignore format: a list
    const wrong: (() => unknown)[] = [
      () => tensor([1, 2], [1]), () => tensor([1], [2]), () => new Tensor([1], new Float64Array(2)),
      () => Z.at(0), () => tensor([1]).at(), () => tensor([1]).at(0, 0), () => Z.at(0, 1),
      () => part([1], []), () => part([[1]], [0]), () => part([1], [1]), () => part([1], [[0, 2]]),
      () => conv2d([1], [[1]]), () => conv2d([[1]], [1]), () => conv2d([[[1]]], [[[[1, 1]], [[1, 1]]]]),
      () => conv2d([[[1]]], [[[[1]], [[1]]]]), () => conv2d([[[1], [1]]], [[[[1], [1]]]]), () => conv2d([[1]], [[1, 1]]),
      () => conv2d([[1]], [[1]], { bias: [1, 2] }), () => conv2d([[1]], [[1, 1]], { dilation: 2 }),
      () => conv2d([[1]], [[1]], { bias: [[1]] }), () => conv2d([[1]], [[1]], { stride: [1] as never }),
      () => convLayer({ W: [1] }), () => convLayer({ W: [[1]], b: [1, 1] }), () => layer.forward([1]),
      () => layer.backward({ X: [[1]], Z }, [[1, 1]]), () => conv2dGradients([[1]], [[1]], [1]),
      () => activationGradient("relu", [1], [1, 2]), () => loss("u", [1], [1, 2]),
      () => tensor([[1], [1, 2]]), () => tensor([1, [1]]), () => tensor([[1], 1]), () => conv2d(changed, [[1]]),
      () => explain(Z, [0]), () => explain(Z, [0, 1]), () => explain(tensor([1]), [0]),
      () => explain(convLayer({ W: [[1]] }).backward({ X: [[1]], Z }, [[1]]).db, []),
      () => heatmap([1], { marks: [{ label: "a", at: [[0, 0]] }] }), () => heatmap([1], { marks: [{ label: "a", at: [[1]] }] }),
      () => heatmap([[[1]]]), () => sweep([1], [[1]]), () => sweep([[1]], [[1]], { dZ: [1] }),
      () => pairs([1], [[1]], { name: "b" }), () => fill([1], () => Number.NaN), () => zeros([0]),
      () => checkGradients(layer, [[1]], [1]), () => check("3a", 1, { X: [[1]], W: [[1]], dU: [[1, 1]] }),
    ];
    for (const call of wrong) expectNoFalsePlural(wordsOf(call));
  });
});
