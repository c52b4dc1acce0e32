// The globals of Node that tslab and cells use: process, Buffer, and a console that prints into the cell.
const { Buffer } = require("buffer");
const { format, inspect } = require("node-inspect-extracted");

const { log, error } = console;

globalThis.global = globalThis;
globalThis.Buffer = Buffer;
globalThis.process = {
  // tslab chooses the syntax and the library of TypeScript by this version.
  version: "v20.19.0",
  versions: { node: "20.19.0" },
  platform: "browser",
  // TypeScript looks at this before it takes files from Node.
  browser: true,
  env: {},
  argv: [],
  cwd: () => "/home",
  nextTick: (work, ...args) => queueMicrotask(() => work(...args)),
  on() {},
  // When a cell runs, tslab puts functions of its own here; before, the text goes to the browser's console.
  stdout: { write: (text) => log(text) },
  stderr: { write: (text) => error(text) },
};

let indent = "";
function printTo(stream) {
  return (...values) => {
    const text = format(...values).replaceAll("\n", `\n${indent}`);
    process[stream].write(`${indent}${text}\n`);
  };
}
const out = printTo("stdout");
const err = printTo("stderr");

Object.assign(console, {
  log: out,
  info: out,
  debug: out,
  table: out,
  dir: (value, options) => out(inspect(value, { customInspect: false, ...options })),
  error: err,
  warn: err,
  trace: (...values) => err(`Trace: ${format(...values)}`),
  assert: (holds, ...values) => {
    if (!holds)
      err(...(values.length > 0 ? ["Assertion failed:", ...values] : ["Assertion failed"]));
  },
  group: (...values) => {
    if (values.length > 0) out(...values);
    indent += "  ";
  },
  groupEnd: () => {
    indent = indent.slice(2);
  },
});
