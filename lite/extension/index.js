// The part in the page: registers the kernel with JupyterLite and passes messages to and from its worker.
import { BaseKernel, IKernelClient, IKernelSpecs } from "@jupyterlite/services";
import { answersOfPage } from "./answers.js";
import { Unanswered } from "./unanswered.js";

class TslabKernel extends BaseKernel {
  #send;
  #answers;
  #worker;
  #unanswered = new Unanswered();
  /** By session, the message with which a page introduces itself. */
  #introductions = new Map();

  constructor(options, answers) {
    super(options);
    this.#send = (message) => options.sendMessage({ buffers: [], ...message });
    this.#answers = answers;
    this.#start();
  }

  #start() {
    // The build writes here the name of the worker's script, and the address of this one.
    this.#worker = new Worker(new URL(WORKER, ADDRESS));
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = ({ message, filename }) =>
      console.error(
        `The kernel's worker failed: ${message ?? "it cannot be loaded"} (${filename})`,
      );
  }

  async #receive({ question, port, ...message }) {
    if (question === undefined) {
      this.#unanswered.remove(message);
      this.#send(message);
    } else port.postMessage(await this.#answers(question, this.location));
  }

  /** The worker answers in its own time and order, as a kernel at a desk does. */
  async handleMessage({ channel, header, parent_header, metadata, content }) {
    const message = { channel, header, parent_header, metadata, content };
    if (header.msg_type === "kernel_info_request") this.#introductions.set(header.session, message);
    this.#unanswered.add(message);
    this.#worker.postMessage(message);
  }

  /** Nothing reaches a worker while a cell runs: it is ended, and another one takes its place. */
  interrupt() {
    if (this.#unanswered.isEmpty) return;
    this.#worker.terminate();
    const last = this.#unanswered.takeAsInterrupted();
    last.forEach(this.#send);
    this.#start();
    this.#worker.postMessage(this.#introductions.get(last[0].header.session));
  }

  /** Also ends a cell that would never end. */
  dispose() {
    this.#worker.terminate();
    super.dispose();
  }
}

const spec = {
  name: "tslab",
  display_name: "TypeScript",
  language: "typescript",
  argv: [],
  env: {},
  metadata: {},
  resources: {},
  interrupt_mode: "message",
};

export default {
  id: "jupyterlite-tslab:kernel",
  autoStart: true,
  requires: [IKernelSpecs, IKernelClient],
  activate: (app, specs, client) => {
    const answers = answersOfPage(() => app.serviceManager.contents);
    /** @type {Map<string, TslabKernel>} */
    const kernels = new Map();
    const create = async (options) => {
      const kernel = new TslabKernel(options, answers);
      kernels.set(options.id, kernel);
      kernel.disposed.connect(() => kernels.delete(options.id));
      return kernel;
    };
    specs.register({ spec, create });
    // JupyterLite itself only discards what is waiting, and does not tell the kernel.
    const { interrupt } = client;
    client.interrupt = async (id) => {
      if (kernels.has(id)) kernels.get(id).interrupt();
      else await interrupt.call(client, id);
    };
  },
};
