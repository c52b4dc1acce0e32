// Says above a cell's output that a name it uses was computed from older inputs; see README.md.
const { createRequire } = require("node:module");
const { definesFunctionsOnly, namesOf } = require("./code.cjs");
const { define, definitionsOf, replacedBehind, undefine } = require("./definitions.cjs");
require("./cells.cjs");

const fromTslab = createRequire(require.resolve("tslab"));
const converter = fromTslab("./converter.js");
const jupyter = fromTslab("./jupyter.js");

/** The cell that runs: which names it declares, which it reads, and the definitions of these. */
let running = { names: new Set(), reads: [], uses: new Set() };

const { createConverter } = converter;
converter.createConverter = (options) => {
  const real = createConverter(options);
  const convert = (declarations, source) => {
    const result = real.convert(declarations, source);
    if (result.output) lookAt(result.output);
    return result;
  };
  return { ...real, convert };
};

const { prototype } = jupyter.JupyterHandlerImpl;
const { handleExecuteImpl } = prototype;
prototype.handleExecuteImpl = async function runAndDefine(request, ...writers) {
  const { code, cellId, deletedCells } = request;
  deletedCells.forEach(undefine);
  const names = namesOf(code);
  running = { names, reads: [], uses: new Set() };
  try {
    const count = await handleExecuteImpl.call(this, request, ...writers);
    const values = [...names].map((name) => [name, this.executor.locals[name]]);
    define(cellId, values, { ...running, code, isFunctions: definesFunctionsOnly(code) });
    return count;
  } catch (error) {
    undefine(cellId);
    throw error;
  }
};

/** Records what a translated cell uses, and tells the reader which of it is older than its inputs. */
function lookAt(output) {
  // tslab writes the variable X of an earlier cell as exports.X.
  const mentioned = [...output.matchAll(/\bexports\.([\p{L}\p{N}_$]+)/gu)].map(([, name]) => name);
  running.reads = [...new Set(mentioned)].filter((name) => !running.names.has(name));
  running.uses = definitionsOf(running.reads);
  const older = [...running.uses].filter((definition) => replacedBehind(definition).size > 0);
  if (older.length === 0) return;
  const inputs = new Set(older.flatMap((definition) => [...replacedBehind(definition)]));
  const come = older.length > 1 ? "come" : "comes";
  const text = `${list(older.map(({ name }) => name))} ${come} from an earlier ${list([...inputs])}. What this cell shows, a verdict too, holds for the earlier values. Run the cells above this one again (Run ▸ Run All Above Selected Cell).`;
  const html = `<div style="border-left:4px solid #8a8a8a;margin:2px 0 8px;padding:2px 10px">${text}</div>`;
  const data = { "text/plain": text, "text/html": html };
  jupyter.lastWriteDisplayData({ data, metadata: {}, transient: {} });
}

/** "X", "X and W", "X, W and b", "X, W, b and 3 others". */
function list(words) {
  const named = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} others`] : words;
  const last = named[named.length - 1];
  return named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${last}` : last;
}
