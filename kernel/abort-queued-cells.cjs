// Aborts, after an error, the cells that were sent before it was known; see README.md.
const { createRequire } = require("node:module");

const { JupyterHandlerImpl, ZmqServer } = createRequire(require.resolve("tslab"))("./jupyter.js");

/** In milliseconds: a page that does not say what it has seen sends the cells of one run closer together. */
const ONE_RUN = 100;
/** What comes before the frames of a message: signature, header, parent's header, metadata, content. */
const DELIMITER = Buffer.from("<IDS|MSG>");

/** The cells run in turn, and whether one is aborted is decided when its turn comes. */
let turn = Promise.resolve();
/** The last error by the kernel's clock, and the last cell of that run by the page's clock. */
let failure = { number: 0, at: Number.NEGATIVE_INFINITY, session: "", sent: Number.NaN };
/** By session, the number of the last error that the page has seen. */
const seen = new Map();
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
  const lastSeen = seen.get(session);
  turn = turn.then(async () => {
    const isSameRun =
      fromPage &&
      session === failure.session &&
      (seen.has(session) || Math.abs(sent - failure.sent) < ONE_RUN);
    if (lastSeen !== failure.number && (isSameRun || sent + delay < failure.at)) {
      if (session === failure.session) failure.sent = sent;
      reply(this, socket, message, "execute_reply", { status: "aborted" });
      return;
    }
    const before = failure;
    await handleExecute.call(this, socket, message);
    if (failure === before) return;
    Object.assign(failure, { session, sent });
    askWhatIsSeen(this, message);
  });
  return turn;
};

const { handleKernelInfo } = ZmqServer.prototype;
ZmqServer.prototype.handleKernelInfo = function handleKernelInfoAndAsk(socket, message) {
  handleKernelInfo.call(this, socket, message);
  // A page says this first, and again after its connection was lost.
  askWhatIsSeen(this, message);
};

/** A page closes a channel that it does not know, once it has read all that was sent before. */
function askWhatIsSeen(server, message) {
  const channel = { comm_id: String(failure.number), target_name: "seen", data: {} };
  reply(server, server.iopub, message, "comm_open", channel);
}

const { handleShellMessage } = ZmqServer.prototype;
ZmqServer.prototype.handleShellMessage = async function noteWhatIsSeen(socket, ...parts) {
  const [, , header, , , content] = parts.slice(parts.findIndex((part) => part.equals(DELIMITER)));
  const { msg_type, session } = JSON.parse(header);
  if (msg_type !== "comm_close") return handleShellMessage.call(this, socket, ...parts);
  seen.set(session, Number(JSON.parse(content).comm_id));
};

function reply(server, socket, message, type, content) {
  const reply = message.createReply();
  reply.header.msg_type = type;
  reply.content = content;
  reply.signAndSend(server.connInfo.key, socket);
}

const { handleExecute: execute } = JupyterHandlerImpl.prototype;
JupyterHandlerImpl.prototype.handleExecute = async function executeOne(request, ...writers) {
  const content = await execute.call(this, request, ...writers);
  if (content.status !== "error") return content;
  // Otherwise tslab would abort every cell that it reads within the next 200 ms.
  this.execQueue.reset();
  if (request.stop_on_error !== false) failure = { number: failure.number + 1, at: Date.now() };
  return content;
};
