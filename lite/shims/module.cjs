// The packages that a cell can import: those that the build has put into the worker.
const packages = require("jupyterlite-tslab:packages");

/** What the patches ask for, by the name under which they ask. */
const own = {
  tslab: () => require("tslab"),
  zeromq: () => require("./zeromq.cjs"),
  "@tslab/typescript-for-tslab": () => require("@tslab/typescript-for-tslab"),
  "./converter.js": () => require("tslab/dist/converter.js"),
  "./executor.js": () => require("tslab/dist/executor.js"),
  "./jupyter.js": () => require("tslab/dist/jupyter.js"),
};

function load(name) {
  if (Object.hasOwn(packages, name)) return packages[name]();
  if (Object.hasOwn(own, name)) return own[name]();
  const there = ["tslab", ...Object.keys(packages)].join(", ");
  throw Object.assign(new Error(`Cannot find module '${name}'. This page has: ${there}.`), {
    code: "MODULE_NOT_FOUND",
  });
}
load.resolve = (name) => name;

/** A module that a cell defines (with the comment @module). */
class Module {
  constructor(filename) {
    this.filename = filename;
    this.exports = {};
    this.require = load;
  }

  _compile(code, filename) {
    const run = new Function("exports", "require", "module", "__filename", code);
    run.call(this.exports, this.exports, this.require, this, filename);
  }

  static createRequire = () => load;
  static _nodeModulePaths = () => [];
}

module.exports = Module;
