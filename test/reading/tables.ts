// Tables of answers: what each is read as, or why it is refused.
import { check } from "convbook";
import { expect, test } from "vitest";
import { one, two } from "../judge/inputs.js";

type Rows = [answer: unknown, says: string][];

/** What check says of an answer to a part of Problem 1 or 2. */
export const given = (part: string, answer: unknown) =>
  check(part, answer as string, part[0] === "1" ? one : two);

/** Each answer to a part of Problem 1 or 2, and what the verdict says it was read as. */
export const cases = (part: string, rows: Rows) =>
  test.each(rows)("%s is read as %s", (answer, read) => {
    const verdict = given(part, answer);
    expect(verdict.read, verdict.reason).toBe(read);
  });

/** Each answer that cannot be read, and what the reason holds. */
export const refusals = (part: string, rows: Rows) =>
  test.each(rows)("%s is refused: %s", (answer, reason) => {
    const verdict = given(part, answer);
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toContain(reason);
  });
