// Which results an entry goes into, in words.

/** The results that are named; of more, only the number is given. */
const MOST = 8;

/** A result, and the entries that another one is multiplied by in it: "Z[0, 0]" with "W[0, 1] = 20". */
export interface Use {
  result: string;
  others: readonly string[];
}

/** "X[0, 1] = 2 goes into Z[0, 0] (with W[0, 1] = 20), Z[0, 1] (with W[0, 0] = 1)." */
export function goesInto(entry: string, uses: readonly Use[]): string {
  if (uses.length === 0) return `${entry} goes into no entry.`;
  const named = uses
    .slice(0, MOST)
    .map(({ result, others }) => `${result}${others.map((other) => ` (with ${other})`).join("")}`);
  const rest = uses.length > MOST ? `, and ${uses.length - MOST} more` : "";
  return `${entry} goes into ${named.join(", ")}${rest}.`;
}
