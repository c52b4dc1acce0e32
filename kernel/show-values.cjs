// Adds to the type of a name (Shift + Tab) the value that it has now: its sizes and its entries; see README.md.
const { createRequire } = require("node:module");
const { inspect } = require("node:util");

const { JupyterHandlerImpl } = createRequire(require.resolve("tslab"))("./jupyter.js");

/** So much of a value is shown. */
const OPTIONS = { depth: 4, maxArrayLength: 20, maxStringLength: 200, breakLength: 72 };
const LINES = 24;

const { handleInspect } = JupyterHandlerImpl.prototype;
JupyterHandlerImpl.prototype.handleInspect = function inspectWithValue(request) {
  const reply = handleInspect.call(this, request);
  const { locals } = this.executor;
  const name = wordAt(request.code, request.cursor_pos);
  if (!reply.found || !Object.hasOwn(locals, name)) return reply;
  const value = locals[name];
  if (typeof value === "function") return reply;
  const lines = inspect(value, OPTIONS).split("\n");
  const shown = lines.length > LINES ? [...lines.slice(0, LINES), "…"] : lines;
  const parts = [reply.data["text/plain"], "", ...sizes(value), ...shown];
  return { ...reply, data: { "text/plain": parts.join("\n") } };
};

/** The name around a place in the code, unless it is a member of something. */
function wordAt(code, at) {
  const start = code.slice(0, at).search(/[\p{L}\p{N}_$]*$/u);
  const word = code.slice(start).match(/^[\p{L}\p{N}_$]*/u)[0];
  return /\.\s*$/.test(code.slice(0, start)) ? "" : word;
}

/** The sizes of nested arrays, in a line: "Array 2×3". */
function sizes(value) {
  const found = [];
  for (let part = value; Array.isArray(part); part = part[0]) found.push(part.length);
  return found.length > 0 ? [`Array ${found.join("×")}`] : [];
}
