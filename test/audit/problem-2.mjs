// The audit of notebook 02: changed shapes, and what its cells have to show for them.
import { auditHeatmap, auditTerms } from "./figures.mjs";
import { seeded } from "./seeded.mjs";
import { NUMBER, numberOf, sentence } from "./shown.mjs";

/**
 * @typedef {import("./shown.mjs").Audit} Audit
 * @typedef {import("./shown.mjs").Shown} Shown
 * @typedef {{ shapeX: number[], shapeW: number[], activation: string }} Inputs
 * @typedef {{ X: number[], W: number[], b: number[], rows: number, columns: number, K1: number, K2: number, N: number, M: number }} Example
 *   the arrays of the example, which the notebook draws at random
 */

export const NOTEBOOK = "02-convolutional-layer.ipynb";

/** @type {Record<string, [tex: string, f: (z: number) => number]>} */
const ACTIVATIONS = {
  relu: ["\\max\\{0,\\,Z[i,j,m]\\}", (z) => Math.max(0, z)],
  sigmoid: ["\\frac{1}{1 + e^{-Z[i,j,m]}}", (z) => 1 / (1 + Math.exp(-z))],
  tanh: ["\\tanh Z[i,j,m]", Math.tanh],
  none: ["Z[i,j,m]", (z) => z],
  "log(1+exp(z))": ["", (z) => Math.log(1 + Math.exp(z))],
  "z^3/10": ["", (z) => z ** 3 / 10],
  "z/(1+z^2)": ["", (z) => z / (1 + z ** 2)],
};

/** Layers that readers know, and some that are at an end of what can be typed. @type {[number[], number[]][]} */
const KNOWN = [
  [
    [48, 64, 10],
    [3, 3, 10, 20],
  ],
  [
    [224, 224, 3],
    [7, 7, 3, 64],
  ],
  [
    [1000, 1000, 3],
    [3, 3, 3, 8],
  ],
  [
    [4096, 4096, 3],
    [3, 3, 3, 64],
  ],
  [
    [56, 56, 256],
    [3, 3, 256, 256],
  ],
  [
    [14, 14, 512],
    [3, 3, 512, 512],
  ],
  [
    [28, 28, 1],
    [5, 5, 1, 6],
  ],
  [
    [1, 1, 10],
    [1, 1, 10, 20],
  ],
  [
    [32, 32, 32, 3],
    [5, 5, 3, 6],
  ],
  [
    [6, 5],
    [2, 2],
  ],
  [
    [1, 500],
    [1, 400],
  ],
  [
    [600, 600, 3],
    [500, 500, 3, 4],
  ],
  [
    [40, 700, 2],
    [31, 640, 2, 64],
  ],
  [
    [2000, 2],
    [1, 1],
  ],
];

/** @param {number} seed @returns {Inputs} */
export function drawInputs(seed) {
  const draw = seeded(seed);
  const activation = draw.one(Object.keys(ACTIVATIONS));
  if (draw.whole(1, 5) === 1) {
    const [shapeX, shapeW] = draw.one(KNOWN);
    return { shapeX, shapeW, activation };
  }
  const side = () => draw.whole(1, draw.one([1, 3, 7, 12]));
  const [K1, K2, N, M] = [
    side(),
    side(),
    draw.whole(1, draw.one([1, 4, 40])),
    draw.whole(1, draw.one([1, 4, 40])),
  ];
  const [rows, columns] = [K1, K2].map((K) => K - 1 + draw.whole(1, draw.one([1, 6, 90])));
  const kind = draw.whole(1, 8);
  if (kind === 1) return { shapeX: [rows, columns], shapeW: [K1, K2], activation };
  const batch = kind === 2 ? [draw.whole(1, 6)] : [];
  return { shapeX: [...batch, rows, columns, N], shapeW: [K1, K2, N, M], activation };
}

/** The cell of the inputs. @param {Inputs} inputs */
export function written({ shapeX, shapeW, activation }) {
  return `const shapeX = [${shapeX.join(", ")}];\nconst shapeW = [${shapeW.join(", ")}];\nconst activation = "${activation}";`;
}

/** A cell that prints the arrays of the example. */
export const PROBE = `console.log(JSON.stringify({
  X: Array.from(X.data), W: Array.from(W.data), b: Array.from(b.data),
  rows: X.shape[0], columns: X.shape[1], K1: W.shape[0], K2: W.shape[1], N: W.shape[2], M: W.shape[3] }));`;

/** Products counted one window at a time. @param {number} windows @param {number} weights */
function counted(windows, weights) {
  let count = 0;
  for (let k = 0; k < windows; k++) count += weights;
  return count;
}

/** @param {Example} example */
function forward({ X, W, b, rows, columns, K1, K2, N, M }) {
  const [I, J] = [rows - K1 + 1, columns - K2 + 1];
  const Z = new Float64Array(I * J * M);
  let size = 0;
  for (let i = 0; i < I; i++) {
    for (let j = 0; j < J; j++) {
      for (let m = 0; m < M; m++) {
        let sum = b[m];
        let total = Math.abs(b[m]);
        for (let k1 = K1 - 1; k1 >= 0; k1--) {
          for (let k2 = K2 - 1; k2 >= 0; k2--) {
            for (let n = 0; n < N; n++) {
              const product =
                W[((k1 * K2 + k2) * N + n) * M + m] * X[((i + k1) * columns + j + k2) * N + n];
              sum += product;
              total += Math.abs(product);
            }
          }
        }
        Z[(i * J + j) * M + m] = sum;
        size = Math.max(size, total);
      }
    }
  }
  return { Z, I, J, off: 1e-15 * K1 * K2 * N * size };
}

/**
 * Compares everything that the notebook shows.
 *
 * @param {Audit} audit @param {Inputs} inputs @param {(start: string) => Shown} cell
 *   what the cell that begins so has shown
 * @param {Example} example
 */
export function auditProblem2(audit, inputs, cell, example) {
  const { shapeX, shapeW, activation } = inputs;
  const isFlat = shapeX.length === 2;
  const images = shapeX.length === 4 ? shapeX[0] : 1;
  const [rows, columns, N = 1] = shapeX.length === 4 ? shapeX.slice(1) : shapeX;
  const [K1, K2, , M = 1] = shapeW;
  const [I, J] = [rows - (K1 - 1), columns - (K2 - 1)];
  const shapeZ = isFlat ? [I, J] : [...(shapeX.length === 4 ? [images] : []), I, J, M];
  const each = counted(K1 * K2, N);
  const weights = counted(M, each);
  const entries = images * I * J * M;
  const multiplications = counted(images, I * J * weights);
  const read = (/** @type {string} */ start) => {
    audit.cell = start;
    return cell(start);
  };
  const revealed = (/** @type {string} */ letter) =>
    read(`show(reveal("2${letter}"`).words.split(/Show the answer to \(\w\)/)[1];

  const [tex] = ACTIVATIONS[activation];
  const opening = read("const problem =").sentences;
  const rest = audit.says(
    opening,
    sentence`The image X is ${shapeX.join("×")}, the kernel W is ${shapeW.join("×")}, and the activation is $$U[i,j,m] = ${tex}`,
  );
  audit.expect(/\$\$ ?$/.test(rest) && (tex === "" || rest.trim() === "$$"), () => opening);
  for (const letter of "abcd") {
    const { words } = read(`show(check("2${letter}"`);
    audit.expect(words.includes("There is no answer yet."), () => `"${words}"`);
  }

  // (a)
  audit.says(
    revealed("a"),
    sentence`Z and U both have the shape (${shapeZ.join(", ")}). Rows: ${rows} − ${K1} + 1 = ${I}. Columns: ${columns} − ${K2} + 1 = ${J}.${isFlat ? "" : ` Channels: ${M}, the last axis of W.`} The activation works on each number by itself and changes no shape.`,
  );
  // (b)
  audit.says(
    revealed("b"),
    isFlat
      ? sentence``
      : sentence`Input channels: ${N}, the last axis of X and the third of W. Output channels: ${M}, the last axis of W.`,
  );
  // (c)
  const lengths = shapeZ.join(" · ");
  audit.says(
    revealed("c"),
    sentence`Entries of Z: ${lengths} = ${entries}. Products in each: ${K1} · ${K2} · ${N} = ${each}. Multiplications: ${entries} · ${each} = ${multiplications}.`,
  );
  const small = [Math.min(rows, K1 + 8), Math.min(columns, K2 + 8), Math.min(N, 4)];
  const few = Math.min(M, 4);
  const count = counted(
    (small[0] - K1 + 1) * (small[1] - K2 + 1),
    counted(few, K1 * K2 * small[2]),
  );
  audit.says(
    read("const smallN").sentences,
    sentence`For X of shape ${small.join("×")} and W of shape ${[K1, K2, small[2], few].join("×")}: counted ${count}, by the formula ${count}, difference 0.`,
  );
  // (d)
  audit.says(
    revealed("d"),
    sentence`Weights in W: ${K1} · ${K2} · ${N} · ${M} = ${weights}. Biases in b: ${M}. Parameters: ${weights} + ${M} = ${weights + M}.`,
  );
  audit.says(
    read("show(`| the layer").sentences.replaceAll("|", " "),
    sentence`the layer :-- :-- accepts X, ${shapeX.join("×")} parameters W, ${shapeW.join("×")}, and b, ${M} produces Z and U, ${shapeZ.join("×")} multiplications ${multiplications} trained parameters ${weights + M}`,
  );

  // The example
  const f = ACTIVATIONS[activation][1];
  audit.cell = "the example";
  audit.expect(
    example.K1 === Math.min(K1, 16) &&
      example.K2 === Math.min(K2, 16) &&
      example.rows === Math.min(rows, example.K1 + 63) &&
      example.columns === Math.min(columns, example.K2 + 63),
    () => `X is ${example.rows}×${example.columns}, W ${example.K1}×${example.K2}`,
  );
  audit.expect(
    example.N === Math.min(N, 32) && example.M === Math.min(M, 32),
    () => "its channels",
  );
  const pass = forward(example);
  const { Z, off } = pass;
  const slope = activation === "z^3/10" ? 0.3 * Z.reduce((most, z) => Math.max(most, z * z), 0) : 1;
  const U = Z.map(f);
  const channel = (
    /** @type {ArrayLike<number>} */ A,
    /** @type {number} */ width,
    /** @type {number} */ of,
    /** @type {number} */ n,
  ) =>
    new Map(
      Array.from(A).flatMap((value, k) =>
        k % of === n
          ? [
              /** @type {const} */ ([
                `${Math.floor(k / of / width)}, ${Math.floor(k / of) % width}`.replace(", ", ","),
                value,
              ]),
            ]
          : [],
      ),
    );
  const { alts } = read("show(...panels(X");
  const drawn = [example.N, example.M, example.M].map((channels) => Math.min(4, channels));
  audit.expect(alts.length === drawn[0] + drawn[1] + drawn[2], () => `${alts.length} pictures`);
  for (const alt of alts) {
    const [, name, n = "0"] = /^Heatmap of (\w)(?:\[:, :, (\d+)\])?,/.exec(alt) ?? [];
    const slice = (/** @type {Map<string, number>} */ entries, room = 0) => {
      const plain = alt.replace(/^(Heatmap of \w)\[:, :, \d+\]/, "$1");
      auditHeatmap(audit, plain, () => ({ array: entries, off: room }));
    };
    if (name === "X") slice(channel(example.X, example.columns, example.N, Number(n)));
    else if (name === "Z") slice(channel(Z, pass.J, example.M, Number(n)), off);
    else if (name === "U") slice(channel(U, pass.J, example.M, Number(n)), 2 * slope * off + 1e-15);
    else audit.expect(false, () => `"${alt}"`);
  }
  const offEntries = Z.filter((z, k) => z !== 0 && U[k] === 0).length;
  const range = (/** @type {Float64Array} */ A, /** @type {number} */ room) =>
    [Math.min, Math.max].map((extreme) => ({
      value: A.reduce((a, c) => extreme(a, c)),
      off: room,
    }));
  const [zLow, zHigh] = range(Z, off);
  const [uLow, uHigh] = range(U, 2 * slope * off + 1e-15);
  const remark = audit.says(
    read("const span").sentences,
    sentence`Over all channels, Z runs from ${zLow} to ${zHigh}, and U from ${uLow} to ${uHigh}. Entries that are turned off, 0 in U but not in Z: ${offEntries} of ${Z.length}`,
  );
  audit.says(remark, sentence`(${{ value: (100 * offEntries) / Z.length, off: 0.051 }} %).`);

  // One number
  const explained = read("const index =");
  const [y, x] = [Math.floor(pass.I / 2), Math.floor(pass.J / 2)];
  const value = Z[(y * pass.J + x) * example.M];
  const arrays = {
    X: new Map(
      example.X.map((entry, k) => [
        [
          Math.floor(k / example.N / example.columns),
          Math.floor(k / example.N) % example.columns,
          k % example.N,
        ].join(),
        entry,
      ]),
    ),
    W: new Map(
      example.W.map((entry, k) => [
        [
          Math.floor(k / example.M / example.N / example.K2),
          Math.floor(k / example.M / example.N) % example.K2,
          Math.floor(k / example.M) % example.N,
          k % example.M,
        ].join(),
        entry,
      ]),
    ),
    b: new Map(example.b.map((entry, k) => [String(k), entry])),
  };
  for (const table of explained.tables) {
    const withBias = table.rows.some((row) => row.some((text) => text.startsWith("b[")));
    auditTerms(
      audit,
      table,
      (name) => ({ array: arrays[/** @type {keyof typeof arrays} */ (name)], off: 0 }),
      {
        value: withBias ? value : value - example.b[0],
        off,
        terms: example.K1 * example.K2 * example.N,
      },
    );
  }
  const title = new RegExp(
    `Picture of Z\\[${y}, ${x}, 0\\] = (${NUMBER}): the sum of (\\d+) term`,
  ).exec(explained.alts[0] ?? "");
  audit.number("the number of the picture", title?.[1] ?? "", value, off);
  audit.expect(Number(title?.[2]) === example.K1 * example.K2 * example.N, () => explained.alts[0]);
  const bias = new RegExp(`With the bias: (${NUMBER}) ([+−]) (${NUMBER}) = (${NUMBER})\\.`).exec(
    explained.sentences,
  );
  if (bias !== null) {
    audit.number("the sum", bias[1], value - example.b[0], off);
    audit.number("the bias", bias[2] === "−" ? `−${bias[3]}` : bias[3], example.b[0]);
    audit.number("with the bias", bias[4], value, off);
  }

  // What is expensive
  const charts = read("const sides =").alts;
  const [last] = [Math.min(7, rows, columns)];
  const bySide = (/** @type {number} */ side) => [
    (rows - side + 1) * (columns - side + 1) * side * side * N * M,
    side * side * N * M + M,
  ];
  const byWidth = (/** @type {number} */ width) => [
    I * J * K1 * K2 * width * width,
    K1 * K2 * width * width + width,
  ];
  for (const [
    k,
    [label, by, from, to, first, end],
  ] of /** @type {[string, string, number, number, number, number][]} */ ([
    ["multiplications", "side of the kernel", 1, last, bySide(1)[0], bySide(last)[0]],
    ["parameters", "side of the kernel", 1, last, bySide(1)[1], bySide(last)[1]],
    ["multiplications", "channels in and out", 8, 64, byWidth(8)[0], byWidth(64)[0]],
    ["parameters", "channels in and out", 8, 64, byWidth(8)[1], byWidth(64)[1]],
  ]).entries()) {
    audit.says(
      charts[k] ?? "",
      from === to
        ? sentence`Chart of ${label}, by the ${by}: ${label}`
        : sentence`Chart of ${label}, by the ${by}: ${label} from ${first} at ${from} to ${end} at ${to}.`,
    );
  }
  audit.expect(charts.length === 4, () => `${charts.length} charts`);
  audit.expect(
    charts.every((alt) =>
      (alt.match(new RegExp(NUMBER, "g")) ?? []).every((text) => numberOf(text) >= 0),
    ),
    () => "a chart below 0",
  );
}
