// Remembers how a cell was translated, and what that depended on; see README.md.
//
// A translation depends on the cell's text and on those earlier declarations that the cell mentions.
const { createRequire } = require("node:module");

const fromTslab = createRequire(require.resolve("tslab"));
const ts = fromTslab("@tslab/typescript-for-tslab");
const converter = fromTslab("./converter.js");

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

function parse(text) {
  return ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest, true);
}

/** The declarations in a piece of code, with the variables of one statement taken apart. */
function partsOf(code) {
  return code.statements.flatMap(declared);
}

function declared(statement) {
  const part = (node, names, text = `${node.getText()}\n`, isValue = false) => ({
    names,
    text,
    isValue,
    mentions: identifiers(node),
  });
  if (ts.isVariableStatement(statement)) {
    const { flags, declarations } = statement.declarationList;
    const keyword = flags & ts.NodeFlags.Const ? "const" : flags & ts.NodeFlags.Let ? "let" : "var";
    return declarations.map((one) =>
      part(one, bound(one.name), `declare ${keyword} ${one.getText()};\n`, true),
    );
  }
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const several = namedBindings?.elements ?? (namedBindings ? [namedBindings] : []);
    const named = [...(name ? [name] : []), ...several.map((element) => element.name)];
    return [part(statement, named.flatMap(bound))];
  }
  const isNamed = statement.name && !ts.isModuleDeclaration(statement);
  const names = isNamed ? bound(statement.name) : [];
  return [part(statement, names, undefined, ts.isFunctionDeclaration(statement))];
}

/** The names that a variable's declaration binds: one, or those of a pattern such as [a, { b }]. */
function bound(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (element.name ? bound(element.name) : []));
}

/** All names that a piece of code mentions, except those after a dot. */
function identifiers(node, found = new Set()) {
  if (ts.isIdentifier(node)) found.add(node.text);
  ts.forEachChild(node, (child) => {
    if (!ts.isPropertyAccessExpression(node) || child !== node.name) identifiers(child, found);
  });
  return found;
}
