// Tables in a text, written out: each cell behind the word above it, each row behind the word before it.

/** The bars or tabs between the cells of a line. */
const BARS = /[|\t]/;
/** The line below the head of a table in Markdown. */
const RULE = /^[\s|:-]*$/;

/** The text with the cells of a table that has a head as "k1: from 2, to 4; k2: …"; any other text as it is. */
export function withoutTables(text: string): string {
  const lines = text.split("\n").filter((line) => !RULE.test(line));
  const [head = [], ...rows] = lines.map(cellsOf);
  const isTable =
    rows.length > 0 && head.length > 1 && rows.every(({ length }) => length === head.length);
  if (!isTable || head.some((cell) => /\d/.test(cell))) return text;
  return rows.map((row) => writtenOut(head, row)).join("\n");
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\s*\|/, "")
    .replace(/\|\s*$/, "")
    .split(BARS)
    .map((cell) => cell.trim());
}

function writtenOut(head: readonly string[], row: readonly string[]): string {
  // A first cell that counts nothing, or whose column has no name, says what the row is about.
  const isNamed = !/^[-−\d([]/.test(row[0]);
  const cells = row.map((cell, k) => (isNamed && k === 0 ? `${cell}:` : `${head[k]} ${cell}`));
  return isNamed ? `${cells[0]} ${cells.slice(1).join(", ")}` : cells.join(", ");
}
