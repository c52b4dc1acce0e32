// What tslab and the patches use of Node's util.
const { format, inspect } = require("node-inspect-extracted");

Object.assign(exports, { format, inspect, TextDecoder, TextEncoder });

/** For numbers and texts, arrays of them, typed arrays and plain objects. */
exports.isDeepStrictEqual = function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key]));
};
