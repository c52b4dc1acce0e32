// The kernel: all of tslab, started in a Web Worker. What it sends and receives goes through shims/zeromq.cjs.
require("./globals.cjs");
require("./page.cjs");
require("@tslab/typescript-for-tslab").setSys(require("./files.cjs").sys);
// As at a desk, the patches are loaded before tslab itself.
require("jupyterlite-tslab:patches");

const { createConverter } = require("tslab/dist/converter.js");
const { createExecutor } = require("tslab/dist/executor.js");
const { JupyterHandlerImpl, ZmqServer } = require("tslab/dist/jupyter.js");
const { CONNECTION } = require("../shims/fs.cjs");

const converter = createConverter({ isJS: false });
const executor = createExecutor(
  process.cwd(),
  { node: converter, browser: converter, close() {} },
  console,
);
const server = new ZmqServer(new JupyterHandlerImpl(executor, false), CONNECTION);
server.init();

addEventListener("error", ({ error }) => console.error("UncaughtException:", error));
addEventListener("unhandledrejection", ({ reason }) => {
  console.error("UnhandledPromiseRejection:", reason);
});
