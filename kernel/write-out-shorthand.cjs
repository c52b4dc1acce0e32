// Writes the shorthand { X, W } out as { X: X, W: W } before tslab reads a cell; see README.md.
const { createRequire } = require("node:module");

const fromTslab = createRequire(require.resolve("tslab"));
const ts = fromTslab("@tslab/typescript-for-tslab");
const converter = fromTslab("./converter.js");

const { createConverter } = converter;
converter.createConverter = (options) => {
  const real = createConverter(options);
  return { ...real, convert: (declarations, code) => real.convert(declarations, writeOut(code)) };
};

function writeOut(code) {
  const names = [];
  const collect = (node) => {
    if (ts.isShorthandPropertyAssignment(node)) names.push(node.name);
    ts.forEachChild(node, collect);
  };
  collect(ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true));
  return names.reduceRight((text, name) => {
    const at = name.getStart();
    return `${text.slice(0, at)}${name.text}: ${text.slice(at)}`;
  }, code);
}
