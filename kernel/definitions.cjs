// Records which cell set a name, to which value, and what the cell used for it.
const { isDeepStrictEqual } = require("node:util");

// A definition is what a cell has set a name to: { name, value, code, uses, reads, isReplaced }. It
// "uses" the definitions that the cell found when it ran; functions "read" names when they are called.

/** By name, its current definition. */
const current = new Map();
/** By cell, its definitions by their names. */
const cells = new Map();

/** The definitions of some names, and of those that their functions read when they are called. */
function definitionsOf(names, found = new Set()) {
  for (const definition of names.map((name) => current.get(name))) {
    if (definition === undefined || found.has(definition)) continue;
    found.add(definition);
    definitionsOf(definition.reads, found);
  }
  return found;
}

/** The names behind a definition that have been set to something else since. */
function replacedBehind({ uses }, seen = new Set(), found = new Set()) {
  for (const definition of uses) {
    if (definition.isReplaced) found.add(definition.name);
    else if (!seen.has(definition)) replacedBehind(definition, seen.add(definition), found);
  }
  return found;
}

/**
 * Replaces what a cell has defined by the given values. A definition whose value is the same as before
 * stays, so that nothing computed from it counts as older.
 *
 * @param cellId undefined for a program that names no cell, whose definitions are never replaced
 * @param values by name
 * @param run the cell's "code", what it "reads" and "uses", and whether it defines functions only
 */
function define(cellId, values, { code, reads, uses, isFunctions }) {
  const before = cells.get(cellId) ?? new Map();
  const now = new Map();
  const details = isFunctions ? { code, reads, uses: new Set() } : { code, reads: [], uses };
  for (const [name, value] of values) {
    const last = before.get(name);
    const definition =
      last && stays(last.value, value, isRepeated(last, details)) ? last : { name, value };
    Object.assign(definition, details);
    now.set(name, definition);
    current.set(name, definition);
  }
  for (const [name, last] of before) {
    if (now.get(name) === last) continue;
    Object.assign(last, { isReplaced: true, value: undefined, reads: [], uses: new Set() });
    if (current.get(name) === last) current.delete(name);
  }
  if (cellId !== undefined) cells.set(cellId, now);
}

/** Forgets what a cell has defined. */
const undefine = (cellId) => define(cellId, [], {});

/** Whether a cell ran again unchanged and found the same definitions as before. */
function isRepeated(last, { code, uses }) {
  return (
    last.code === code &&
    last.uses.size === uses.size &&
    [...uses].every((one) => last.uses.has(one))
  );
}

/** Whether values are the same. Values whose getters fail count as different. */
function stays(a, b, isRepeated) {
  try {
    return isSame(a, b, isRepeated);
  } catch {
    return false;
  }
}

/** The depth to which nested values are compared. A deeper one may contain itself. */
const DEPTH = 8;

/**
 * Whether two values are the same for every cell that uses them. Functions, and objects with private
 * members, cannot be compared; they count as the same if "isRepeated" is true.
 */
function isSame(a, b, isRepeated, depth = 0) {
  if (Object.is(a, b)) return true;
  if (typeof a !== typeof b) return false;
  if (typeof a === "function" || depth === DEPTH) return isRepeated;
  if (typeof a !== "object" || a === null || b === null) return false;
  const prototype = Object.getPrototypeOf(a);
  if (prototype !== Object.getPrototypeOf(b)) return false;
  if (ArrayBuffer.isView(a)) return isDeepStrictEqual(a, b);
  const same = (key) => isSame(a[key], b[key], isRepeated, depth + 1);
  if (Array.isArray(a)) return a.length === b.length && a.every((_, k) => same(k));
  if (prototype !== Object.prototype && prototype?.constructor.name !== "Tensor") return isRepeated;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(key));
}

module.exports = { define, definitionsOf, replacedBehind, undefine };
