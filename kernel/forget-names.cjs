// Forgets the names that a cell has left behind; see README.md.
const { createRequire } = require("node:module");
const { namesOf, parse, partsOf } = require("./code.cjs");
require("./cells.cjs");

const fromTslab = createRequire(require.resolve("tslab"));
const ts = fromTslab("@tslab/typescript-for-tslab");
const converter = fromTslab("./converter.js");
const { JupyterHandlerImpl } = fromTslab("./jupyter.js");

/** By name, the cell that declared it last; undefined if the request named no cell. */
const owners = new Map();
/** Names that cells have left behind. */
const forgotten = new Set();
/** What the next translation, of an empty cell, is to forget. */
let leaving = new Set();
/** Makes a function that still mentions a forgotten name fail, instead of finding undefined. */
const absent = new Proxy(
  {},
  {
    get(target, name) {
      if (forgotten.has(name)) throw new ReferenceError(`${name} is not defined`);
      return target[name];
    },
  },
);

const { createConverter } = converter;
converter.createConverter = (options) => {
  const real = createConverter(options);
  const convert = (declarations, source) =>
    leaving.size === 0
      ? real.convert(declarations, source)
      : { diagnostics: [], output: "", declOutput: without(declarations, leaving) };
  return { ...real, convert };
};

const { handleExecuteImpl } = JupyterHandlerImpl.prototype;
JupyterHandlerImpl.prototype.handleExecuteImpl = async function runAndForget(request, ...writers) {
  const { code, cellId, deletedCells } = request;
  const { executor } = this;
  const { locals } = executor;
  const names = namesOf(code);
  await forget(
    executor,
    (owner, name) => deletedCells.includes(owner) || (owner === cellId && !names.has(name)),
  );
  const before = new Map(
    [...names].filter((name) => Object.hasOwn(locals, name)).map((name) => [name, locals[name]]),
  );
  try {
    const count = await handleExecuteImpl.call(this, request, ...writers);
    for (const name of names) {
      owners.set(name, cellId);
      forgotten.delete(name);
    }
    return count;
  } catch (error) {
    // Before its first line runs, a cell empties all its names, even those that another cell declared.
    for (const name of names) {
      if (before.has(name)) locals[name] = before.get(name);
      else delete locals[name];
    }
    await forget(executor, (owner) => owner === cellId);
    throw error;
  }
};

/** Forgets the names of cells for which a condition holds, and their values. */
async function forget(executor, condition) {
  const left = [...owners].filter(([name, owner]) => owner !== undefined && condition(owner, name));
  if (left.length === 0) return;
  leaving = new Set(left.map(([name]) => name));
  await executor.execute("");
  for (const name of leaving) {
    owners.delete(name);
    forgotten.add(name);
    delete executor.locals[name];
  }
  Object.setPrototypeOf(executor.locals, absent);
  leaving = new Set();
}

/** Declarations without some names. */
function without(declarations, names) {
  const parts = partsOf(parse(declarations)).map((part) => {
    const kept = part.names.filter((name) => !names.has(name));
    if (kept.length === part.names.length) return part.text;
    if (kept.length === 0) return "";
    // Only an import declares several names.
    const file = parse(part.text);
    converter.keepNamesInImport(file.statements[0], new Set(kept));
    return ts.createPrinter().printFile(file);
  });
  return parts.join("");
}
