// Prints an error in a line, and below it the line of the cell in which it happened; see README.md.
const { inspect } = require("node:util");
const { explained } = require("./explain-habits.cjs");

Object.defineProperty(Error.prototype, inspect.custom, {
  configurable: true,
  writable: true,
  value: function inspectShortly() {
    // When an error leaves a cell, Node writes the line of code at the head of the stack.
    const line = String(this.stack).match(/^evalmachine\.<anonymous>:\d+\n(.*)/)?.[1];
    const message = asWritten(String(this));
    if (line === undefined) return message;
    const code = asWritten(line.trim());
    return `${explained(message, code)}\n    ${code}`;
  },
});

/** Translated code as the reader wrote it: X for exports.X, show for (0, convbook_1.show). */
function asWritten(code) {
  return code
    .replace(/^exports\.tsLastExpr\d* = /, "")
    .replace(/\(0 ?, \w+\.(\w+)\)/g, "$1")
    .replace(/\bexports\./g, "");
}
