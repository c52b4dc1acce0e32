// Runs the code of a cell, and marks an error that leaves it with the line, as Node's vm does.

/** The lines of every piece of code, by its number in the stack of an error. */
const pieces = [];

// biome-ignore lint/security/noGlobalEval: a kernel runs what the reader has written.
const runGlobally = eval;

exports.runInThisContext = (code) => {
  const number = pieces.push(code.split("\n")) - 1;
  try {
    // Code that is run in this way does not see the names of this file.
    return runGlobally(`${code}\n//# sourceURL=cell-${number}.js`);
  } catch (error) {
    mark(error);
    throw error;
  }
};

function mark(error) {
  if (!(error instanceof Error) || typeof error.stack !== "string") return;
  // The first place is the one where it happened: "at … (cell-3.js:2:7)", or "…@…cell-3.js:2:7".
  const place = error.stack.match(/^(?:\s+at |[^\n]*@)[^\n]*/m)?.[0] ?? "";
  const [, number, line] = place.match(/\bcell-(\d+)\.js:(\d+)/) ?? [];
  const text = pieces[number]?.[line - 1];
  if (text !== undefined)
    error.stack = `evalmachine.<anonymous>:${line}\n${text}\n\n${error.stack}`;
}
