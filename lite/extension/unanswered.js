// The cells that the worker has not finished, and what the page is told of them when they are interrupted.

const NOTICE = "The kernel was interrupted and restarted. Run the cells above again.\n";

export class Unanswered {
  /** The requests by their numbers, in the order in which they run. */
  #requests = new Map();

  get isEmpty() {
    return this.#requests.size === 0;
  }

  /** Notes a message from the page. */
  add({ header }) {
    if (header.msg_type === "execute_request") this.#requests.set(header.msg_id, header);
  }

  /** Notes a message from the worker, whose last word on a cell is that it is idle. */
  remove({ header, parent_header, content }) {
    if (header.msg_type === "status" && content.execution_state === "idle")
      this.#requests.delete(parent_header.msg_id);
  }

  /** Messages that end all cells: the first one was running, and the others do not run any more. */
  takeAsInterrupted() {
    const [running, ...waiting] = this.#requests.values();
    this.#requests.clear();
    const notice = { name: "stderr", text: NOTICE };
    const error = { ename: "Interrupted", evalue: NOTICE.trim(), traceback: [] };
    return [
      answer(running, "iopub", "stream", notice),
      ...ending(running, { status: "error", ...error }),
      ...waiting.flatMap((request) => ending(request, { status: "aborted" })),
    ];
  }
}

function ending(request, reply) {
  return [
    answer(request, "shell", "execute_reply", { execution_count: null, ...reply }),
    answer(request, "iopub", "status", { execution_state: "idle" }),
  ];
}

function answer(request, channel, msg_type, content) {
  const date = new Date().toISOString();
  const header = { ...request, msg_id: crypto.randomUUID(), msg_type, date };
  return { channel, header, parent_header: request, metadata: {}, content };
}
