// Adds to an error that comes from a habit of Python how the same is written here; see README.md.
const { createRequire } = require("node:module");

const converter = createRequire(require.resolve("tslab"))("./converter.js");

const ENTRY = "An entry of a Tensor is X.at(0, 1); of nested lists it is X[0][1].";
const LOOP = "A loop is written for (let i = 0; i < 3; i++) { … }.";

/** The error, the code where it was found, and how the same is written here. */
const HABITS = [
  [/^Left side of comma operator is unused/, /^[^;]*\]/, ENTRY],
  [/Type 'Tensor<.*>' has no call signatures/, /./, ENTRY],
  [/Cannot read properties of undefined \(reading '\d+'\)/, /\]\[/, `${ENTRY} Does it exist?`],
  [/./, /^[\w.)\]]* ?@ ?[\w(]/, "Matrices are multiplied by multiply(A, B) of mathjs."],
  [
    /arithmetic operation must be of type|^Operator '.*' cannot be applied to .*(Tensor|\[\])/,
    /./,
    "Operators take single numbers; fill(shape, (i, j) => …) computes an array entry by entry.",
  ],
  [
    /name '(np|numpy|torch|tf)'/,
    /./,
    "That is Python. Here tensor, zeros, random and fill of convbook make arrays, and a sum is a loop.",
  ],
  [
    /name '(show|check|reveal|problem|explain|heatmap|table|tensor|layer)'/,
    /./,
    "Has the kernel been started anew? Then run the cells above first: Run ▸ Run All Above Selected Cell.",
  ],
  [/name 'len'/, /./, "The length of a list is list.length, the sizes of a Tensor are X.shape."],
  [/name 'range'/, /./, LOOP],
  [/'\(' expected/, /^\w+ in\b/, LOOP],
  [/name 'print'/, /./, "console.log(…) prints, and show(…) displays."],
  [
    /name '(abs|exp|log|max|min|pow|sqrt|round)'/,
    /./,
    "Such functions belong to Math: Math.exp(…), Math.abs(…).",
  ],
  [/name 'True'/, /./, "Here it is written true."],
  [/name 'False'/, /./, "Here it is written false."],
  [/name 'None'/, /./, "Here it is written undefined."],
  [/name '/, /^\w+ *=[^=>]/, "A new name begins with const, or with let if it changes later."],
  [/name 'def'/, /./, "A function is written const f = (x) => …;"],
  [/^Invalid character/, /^#/, "A comment begins with //."],
  [
    /Property '(sum|mean)'/,
    /./,
    "There is no such function here: a sum is a loop over the entries.",
  ],
  [
    /Property '(max|min|argmax|argmin)'/,
    /./,
    "extremes(Z) of convbook finds the largest and the smallest entry.",
  ],
  [/Property '(T|transpose)'/, /./, "transpose(A) of mathjs exchanges rows and columns."],
  [
    /Property '(reshape|flatten|ravel)'/,
    /./,
    "tensor(X.data, shape) gives the entries of X another shape.",
  ],
  [
    /Property '(length|size|ndim)'.*'Tensor/,
    /./,
    "The sizes of a Tensor are X.shape; X.rank is how many there are.",
  ],
  [/Property 'shape'.*\[\]/, /./, "A nested list has no shape, but tensor(list).shape exists."],
];

/** An error's message with a sentence on the habit that it comes from, if there is one. */
function explained(message, code) {
  const found = HABITS.find(([error, place]) => error.test(message) && place.test(code));
  return found === undefined ? message : `${message.replace(/[^.?]$/, "$&.")} ${found[2]}`;
}

const { createConverter } = converter;
converter.createConverter = (options) => {
  const real = createConverter(options);
  const convert = (declarations, source) => {
    const result = real.convert(declarations, source);
    return { ...result, diagnostics: withFirst(result.diagnostics, source.split("\n")) };
  };
  return { ...real, convert };
};

/** The same errors, of which the first that comes from a habit is explained: the others follow from it. */
function withFirst(diagnostics, lines) {
  let isDone = false;
  return diagnostics.map((diagnostic) => {
    const { start, messageText } = diagnostic;
    const code = lines[start.line]?.slice(start.character) ?? "";
    const text = isDone ? messageText : explained(messageText, code);
    isDone ||= text !== messageText;
    return { ...diagnostic, messageText: text };
  });
}

module.exports = { explained };
