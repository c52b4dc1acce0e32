// The global jupyterlite of a cell: what the page does for it. See extension/answers.js.

/** Asks the page, and waits for its answer. */
const ask =
  (name) =>
  (...args) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data: { value, error } }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      };
      postMessage({ question: { name, args }, port: port2 }, [port2]);
    });

globalThis.jupyterlite = { saveFile: ask("saveFile"), rasterize: ask("rasterize") };
