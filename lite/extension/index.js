// The part in the page: registers the kernel with JupyterLite and passes messages to and from its worker.
import { BaseKernel, IKernelSpecs } from "@jupyterlite/services";

class TslabKernel extends BaseKernel {
  #worker;

  constructor(options) {
    super(options);
    // The build writes here the name of the worker's script, and the address of this one.
    this.#worker = new Worker(new URL(WORKER, ADDRESS));
    this.#worker.onmessage = ({ data }) => options.sendMessage({ buffers: [], ...data });
    this.#worker.onerror = ({ message, filename }) =>
      console.error(
        `The kernel's worker failed: ${message ?? "it cannot be loaded"} (${filename})`,
      );
  }

  /** The worker answers in its own time and order, as a kernel at a desk does. */
  async handleMessage({ channel, header, parent_header, metadata, content }) {
    this.#worker.postMessage({ channel, header, parent_header, metadata, content });
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
  requires: [IKernelSpecs],
  activate: (_app, specs) =>
    specs.register({ spec, create: async (options) => new TslabKernel(options) }),
};
