// Reads the code of cells for the patches: what its statements declare and which names it mentions.
const { createRequire } = require("node:module");

const ts = createRequire(require.resolve("tslab"))("@tslab/typescript-for-tslab");

const { SyntaxKind } = ts;
/** Statements that compute nothing when the cell runs. */
const WITHOUT_EFFECT = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
]);

function parse(text) {
  return ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest, true);
}

/** The names that a cell declares at its top level, or with `var` inside a block. */
function namesOf(code) {
  // With an export the cell is a module, and only a module has names that belong to it alone.
  const file = parse(`${code}\nexport {};`);
  ts.bindSourceFile(file, {});
  return new Set([...file.locals.keys()].map(ts.unescapeLeadingUnderscores));
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

/** Whether a cell does nothing but define functions, which read other names when they are called. */
function definesFunctionsOnly(code) {
  return parse(code).statements.every((statement) => {
    if (!ts.isVariableStatement(statement)) return WITHOUT_EFFECT.has(statement.kind);
    return statement.declarationList.declarations.every(
      ({ initializer }) => initializer && ts.isFunctionLike(initializer),
    );
  });
}

module.exports = { definesFunctionsOnly, identifiers, namesOf, parse, partsOf };
