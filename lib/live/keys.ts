// How the keys move in a grid, which is one stop of Tab.

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

/** Makes one element of a group the one that Tab stops at. */
export function stopAt(
  elements: readonly (HTMLElement | SVGElement)[],
  at: HTMLElement | SVGElement,
): void {
  for (const element of elements) if (element.tabIndex === 0) element.tabIndex = -1;
  at.tabIndex = 0;
}

/** Takes an event for itself: neither the page nor the notebook around the figure sees it. */
export function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
