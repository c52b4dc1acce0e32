// Lets a notebook in any folder import convbook and its packages; see README.md.
const Module = require("node:module");
const { join } = require("node:path");

const PACKAGES = join(__dirname, "..", "node_modules");
const ts = Module.createRequire(require.resolve("tslab"))("@tslab/typescript-for-tslab");

// For running: after the folders in which Node looks anyway.
const { _nodeModulePaths } = Module;
Module._nodeModulePaths = (from) => [..._nodeModulePaths(from), PACKAGES];

// For types: packages that the notebook's folder does not have are read from here.
const folder = `${ts.sys.getCurrentDirectory().replaceAll("\\", "/")}/node_modules/`;
function lookElsewhere(name, exists) {
  const real = ts.sys[name];
  ts.sys[name] = (path, ...rest) => {
    const isMissing = path.startsWith(folder) && !exists(path);
    return real(isMissing ? join(PACKAGES, path.slice(folder.length)) : path, ...rest);
  };
}
const { directoryExists, fileExists } = ts.sys;
for (const name of ["fileExists", "readFile"]) lookElsewhere(name, fileExists);
for (const name of ["directoryExists", "getDirectories"]) lookElsewhere(name, directoryExists);
