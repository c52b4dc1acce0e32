// What is thrown inside the reader when an answer, or one way to read it, makes no sense.

/** Why an answer cannot be read, in one sentence for the reader. */
export class Unreadable extends Error {}

/** What the first way to read gives that makes sense; if none does, the objection to the first is thrown. */
export function firstReadable<Read>(...ways: readonly (() => Read)[]): Read {
  const objections: Unreadable[] = [];
  for (const way of ways) {
    try {
      return way();
    } catch (objection) {
      if (!(objection instanceof Unreadable)) throw objection;
      objections.push(objection);
    }
  }
  throw objections[0];
}
