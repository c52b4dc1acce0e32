// Loaded into the kernel before tslab. tslab does not wait for one message to be sent before it sends
// the next. zeromq 6 allows that for the first 512 messages of a socket; then it makes a send wait,
// refuses the next one meanwhile ("Socket is busy writing"), and a cell hangs for want of its output:
// after 130 to 170 runs. With a send timeout of 0 a send never waits, and without a high-water mark
// none is dropped, however much a cell prints.
const { createRequire } = require("node:module");

const { Publisher, Router } = createRequire(require.resolve("tslab"))("zeromq");

for (const { prototype } of [Publisher, Router]) {
  const { bind } = prototype;
  Object.defineProperty(prototype, "bind", {
    value: function bindForSending(address) {
      this.sendTimeout = 0;
      this.sendHighWaterMark = 0;
      return bind.call(this, address);
    },
  });
}
