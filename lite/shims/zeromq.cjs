// The sockets of zeromq, as messages between this worker and the page; they have the names of the channels.
const { Buffer } = require("buffer");

/** Where the frames that carry the message begin; before it is written who sends it. */
const DELIMITER = Buffer.from("<IDS|MSG>");
/** By channel, what has arrived and is not read yet, and the reader that waits for it. */
const channels = new Map();

function channelOf(name) {
  if (!channels.has(name)) channels.set(name, { arrived: [], wake() {} });
  return channels.get(name);
}

globalThis.onmessage = ({ data }) => {
  const { channel, header, parent_header, metadata, content } = data;
  const parts = [header, parent_header, metadata, content].map((part) => JSON.stringify(part));
  // There is no signature, because nobody else can send here.
  const frames = ["page", DELIMITER, "", ...parts].map((part) => Buffer.from(part));
  const { arrived, wake } = channelOf(channel);
  arrived.push(frames);
  wake();
};

class Socket {
  #name = "";
  #setBound = () => {};
  #bound = new Promise((resolve) => {
    this.#setBound = resolve;
  });

  async bind(address) {
    this.#name = address.split("/").pop();
    this.#setBound();
  }

  send(frames) {
    const parts = frames.slice(-4).map((part) => JSON.parse(part));
    const [header, parent_header, metadata, content] = parts;
    postMessage({ channel: this.#name, header, parent_header, metadata, content });
  }

  async *[Symbol.asyncIterator]() {
    // tslab reads before it binds.
    await this.#bound;
    const channel = channelOf(this.#name);
    for (;;) {
      if (channel.arrived.length === 0) {
        await new Promise((resolve) => {
          channel.wake = resolve;
        });
      }
      yield channel.arrived.shift();
    }
  }

  close() {}
}

// The patches change the prototypes of these one by one.
exports.Publisher = class extends Socket {};
exports.Router = class extends Socket {};
exports.Reply = class extends Socket {};
