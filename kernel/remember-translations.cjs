// Remembers how a cell was translated, and what that depended on; see README.md.
//
// A translation depends on the cell's text and on those earlier declarations that the cell mentions.
const { createRequire } = require("node:module");
const { identifiers, parse, partsOf } = require("./code.cjs");

const converter = createRequire(require.resolve("tslab"))("./converter.js");

const { createConverter } = converter;
converter.createConverter = (options) => remembering(createConverter(options));

function remembering(real) {
  /** Translations, by the cell's text and the declarations that it mentions. */
  const known = new Map();
  /** The declarations after the last cell, as text and one by one. */
  let last = { text: "", parts: [] };

  function convert(declarations, source) {
    // A module that a cell imports from a file may change while the cell does not.
    if (/["']\.{1,2}\//.test(declarations + source)) return real.convert(declarations, source);
    const earlier = declarations === last.text ? last.parts : partsOf(parse(declarations));
    const { needed, others } = divide(earlier, parse(source));
    const texts = needed.map((part) => part.text);
    const key = JSON.stringify([source, ...texts.toSorted()]);
    const result = known.get(key) ?? real.convert(texts.join(""), source);
    // An error is reported with all declarations in view: "Did you mean …?" may name any of them.
    if (result.diagnostics.length > 0) return real.convert(declarations, source);
    known.set(key, result);
    result.parts ??= partsOf(parse(result.declOutput));
    const parts = [...result.parts, ...others];
    last = { text: parts.map((part) => part.text).join(""), parts };
    return { ...result, declOutput: last.text };
  }

  function addModule(...module) {
    known.clear();
    return real.addModule(...module);
  }

  return { ...real, convert, addModule };
}

/**
 * Divides the earlier declarations into those that a cell needs, directly or through others, and the
 * rest. A variable or function that the cell declares again belongs to neither.
 */
function divide(earlier, cell) {
  const types = new Set(earlier.filter(({ isValue }) => !isValue).flatMap(({ names }) => names));
  const anew = new Set(
    partsOf(cell)
      .flatMap(({ names, isValue }) => (isValue ? names : []))
      .filter((name) => !types.has(name)),
  );
  const mentioned = new Set([...identifiers(cell)].filter((name) => !anew.has(name)));
  const needed = new Set();
  for (let size = -1; size < needed.size; ) {
    size = needed.size;
    for (const part of earlier) {
      if (part.names.length > 0 && !part.names.some((name) => mentioned.has(name))) continue;
      needed.add(part);
      for (const name of part.mentions) mentioned.add(name);
    }
  }
  const others = earlier.filter(
    (part) => !needed.has(part) && !part.names.some((n) => anew.has(n)),
  );
  return { needed: [...needed], others };
}
