// Which number a label belongs to: the one beside it, or all of them.
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { one, two } from "../judge/inputs.js";

const given = (part: string, answer: string) => check(part, answer, part[0] === "1" ? one : two);
const cases = (part: string, rows: [answer: string, read: string][]) =>
  test.each(rows)("%s is read as %s", (answer, read) => {
    const verdict = given(part, answer);
    expect(verdict.read, verdict.reason).toBe(read);
  });
const refusals = (part: string, rows: [answer: string, reason: string][]) =>
  test.each(rows)("%s is refused: %s", (answer, reason) => {
    const verdict = given(part, answer);
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toContain(reason);
  });

describe("a label", () => {
  cases("2a", [
    // It names the whole shape where it stands before all its numbers,
    ["output 46 × 62 × 20", "46, 62, 20"],
    ["output (46, 62, 20)", "46, 62, 20"],
    ["output [46, 62, 20]", "46, 62, 20"],
    // and else the number beside it.
    ["20 channels × 46 × 62", "46, 62, 20"],
    ["46 × 62 × 20 channels", "46, 62, 20"],
    ["channels 20, 46 × 62", "46, 62, 20"],
    ["channels 20, (46, 62)", "46, 62, 20"],
  ]);
  cases("1b", [
    ["output 5 × 4 (rows × columns)", "5, 4"],
    ["rows: 5, columns: 4, so 5 × 4", "5, 4"],
  ]);
  refusals("1b", [
    ["rows: 5, columns: 4, so 5 × 3", "There are two answers: 5, 4, and then 5, 3."],
  ]);
});
