// Numbers for messages, and the signature of a message, which is empty in a page.
const { Buffer } = require("buffer");

exports.randomBytes = (length) => Buffer.from(crypto.getRandomValues(new Uint8Array(length)));
exports.randomUUID = () => crypto.randomUUID();
exports.createHmac = () => ({ update() {}, digest: () => "" });
