// Finds out for the patches which cell of a page a request runs, and which cells the reader has deleted.
const { createRequire } = require("node:module");

const { ZmqServer } = createRequire(require.resolve("tslab"))("./jupyter.js");

/** The deleted cells that the request before this one named: a page names them several times. */
let known = [];

const { handleExecute } = ZmqServer.prototype;
ZmqServer.prototype.handleExecute = function handleExecuteOfCell(socket, message) {
  const { cellId, deletedCells = [] } = message.metadata;
  message.content.cellId = cellId;
  message.content.deletedCells = deletedCells.filter((id) => !known.includes(id));
  known = deletedCells;
  return handleExecute.call(this, socket, message);
};
