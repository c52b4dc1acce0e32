// Aborts, after an error, the cells that were sent before it was known; see README.md.
const { createRequire } = require("node:module");

const { JupyterHandlerImpl, ZmqServer } = createRequire(require.resolve("tslab"))("./jupyter.js");

/** In milliseconds: a page sends the cells of one run closer together, a reader's clicks are slower. */
const ONE_RUN = 100;

/** The cells run in turn, and whether one is aborted is decided when its turn comes. */
let turn = Promise.resolve();
/** The time of the last error, by the kernel's clock. */
let failed = Number.NEGATIVE_INFINITY;
/** The last cell that failed or was aborted. */
let stopped = { session: "", sent: Number.NEGATIVE_INFINITY };
/** By session, the shortest time from sending to reading. It includes the difference of the clocks. */
const delays = new Map();

const { handleExecute } = ZmqServer.prototype;
ZmqServer.prototype.handleExecute = function handleExecuteInTurn(socket, message) {
  const { session, date } = message.header;
  const sent = Date.parse(date);
  const delay = Math.min(Date.now() - sent, delays.get(session) ?? Number.POSITIVE_INFINITY);
  delays.set(session, delay);
  // Only a page names the cell.
  const fromPage = message.metadata.cellId !== undefined;
  turn = turn.then(async () => {
    const isSameRun =
      fromPage && session === stopped.session && Math.abs(sent - stopped.sent) < ONE_RUN;
    if (isSameRun || sent + delay < failed) {
      stopped = { session, sent };
      const reply = message.createReply();
      reply.header.msg_type = "execute_reply";
      reply.content = { status: "aborted" };
      reply.signAndSend(this.connInfo.key, socket);
      return;
    }
    const before = failed;
    await handleExecute.call(this, socket, message);
    if (failed > before) stopped = { session, sent };
  });
  return turn;
};

const { handleExecute: execute } = JupyterHandlerImpl.prototype;
JupyterHandlerImpl.prototype.handleExecute = async function executeOne(request, ...writers) {
  const content = await execute.call(this, request, ...writers);
  if (content.status !== "error") return content;
  // Otherwise tslab would abort every cell that it reads within the next 200 ms.
  this.execQueue.reset();
  if (request.stop_on_error !== false) failed = Date.now();
  return content;
};
