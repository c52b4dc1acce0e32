// A reader of CSV files, written for the tests alone.

/** The lines of a table by their first field, each as an object with the names of the columns. */
export function readTable(text: string): Map<string, Record<string, string>> {
  const [names, ...lines] = fieldsOf(text.replace(/^\ufeff/, ""));
  return new Map(
    lines.map((line) => [line[0], Object.fromEntries(names.map((name, k) => [name, line[k]]))]),
  );
}

function fieldsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  // A field is quoted, with quotes doubled, or holds no comma, quote and line end.
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    lines[lines.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
  }
  return lines.slice(0, -1);
}
