// Where the keys that move in a grid lead.

/** Keys that move from a cell, and the row and column where each leads. */
export function goalOf(
  key: string,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly [number, number] | undefined {
  const goals: Record<string, [number, number]> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, columns - 1],
  };
  if (!Object.hasOwn(goals, key)) return undefined;
  const [toRow, toColumn] = goals[key];
  return [clamped(toRow, rows), clamped(toColumn, columns)];
}

function clamped(position: number, length: number): number {
  return Math.min(Math.max(position, 0), length - 1);
}
