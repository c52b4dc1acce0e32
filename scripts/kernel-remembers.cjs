// Loaded into the kernel before tslab, which translates a cell each time it runs: some 40 ms, most
// of the time that a reader waits after changing an input. Here a translation is remembered with what
// it rests on: the cell's text, and those earlier declarations that the cell mentions.
const { createRequire } = require("node:module");

const fromTslab = createRequire(require.resolve("tslab"));
const ts = fromTslab("@tslab/typescript-for-tslab");
const converter = fromTslab("./converter.js");

const { createConverter } = converter;
converter.createConverter = (options) => remembering(createConverter(options));

function remembering(real) {
  const known = new Map();

  function convert(declarations, source) {
    // The text of a module that a cell imports from a file may change without the cell's.
    if (/["']\.{1,2}\//.test(declarations + source)) return real.convert(declarations, source);
    const { needed, others } = divide(declarations, source);
    const key = JSON.stringify([source, ...needed.toSorted()]);
    const result = known.get(key) ?? real.convert(needed.join(""), source);
    // What is wrong is said with all declarations at hand: "Did you mean …?" names one of them.
    if (result.diagnostics.length > 0) return real.convert(declarations, source);
    known.set(key, result);
    return { ...result, declOutput: result.declOutput + others.join("") };
  }

  function addModule(...module) {
    known.clear();
    return real.addModule(...module);
  }

  return { ...real, convert, addModule };
}

/**
 * Which of the earlier declarations the source mentions, itself or by way of others, and which stay
 * beside it. A variable or function that the source declares anew is neither.
 */
function divide(declarations, source) {
  const earlier = parse(declarations).statements.flatMap(parts);
  const cell = parse(source);
  const types = new Set(earlier.filter(({ isValue }) => !isValue).flatMap(({ names }) => names));
  const anew = new Set(
    cell.statements
      .flatMap(parts)
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
  const text = (part) => part.text;
  return { needed: [...needed].map(text), others: others.map(text) };
}

function parse(text) {
  return ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest, true);
}

/** A statement's declarations: variables one by one; other kinds as they are, some without names. */
function parts(statement) {
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
    const names = [...(name ? [name] : []), ...several.map((element) => element.name)];
    return [
      part(
        statement,
        names.map(({ text }) => text),
      ),
    ];
  }
  const named = statement.name && !ts.isModuleDeclaration(statement);
  const names = named ? [statement.name.text] : [];
  return [part(statement, names, undefined, ts.isFunctionDeclaration(statement))];
}

/** The names in a variable's place: one, or those of a pattern such as [a, { b }]. */
function bound(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (element.name ? bound(element.name) : []));
}

/** All names that a piece of code mentions, but for those after a dot. */
function identifiers(node, found = new Set()) {
  if (ts.isIdentifier(node)) found.add(node.text);
  ts.forEachChild(node, (child) => {
    if (!ts.isPropertyAccessExpression(node) || child !== node.name) identifiers(child, found);
  });
  return found;
}
