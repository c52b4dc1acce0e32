// Texts without sense: whatever is typed, check says what it makes of it.
import { check } from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { one, three, two } from "../judge/inputs.js";

const PARTS = ["1a", "1b", "1c", "1d", "1e", "2a", "2b", "2c", "2d", "3a", "3b", "3db"];
const inputsOf = (part: string) => ({ 1: one, 2: two, 3: three })[part[0]] ?? one;
const PIECES =
  "0 1 2 3 5 4 6 46 62 20 1,820 0.5 -6 − k1 k2 i j Z U X row column rows at from to and both in out ( ) [ ] { } , ; : = < ≤ ≥ .. … × x * / + ^ not or none about \n \\frac{1}{2} _{1} million k".split(
    " ",
  );

describe("check on any text", () => {
  test("throws nothing, and reads it or says why not", () => {
    const text = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 14 })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.constantFrom(...PARTS), fc.oneof(text, fc.string()), (part, answer) => {
        const { state, read, reason, right } = check(part, answer, inputsOf(part));
        expect(right).toBe(state === "right");
        if (state === "unreadable") expect(reason).not.toBe("");
        else if (state !== "missing") expect(read).not.toBe("");
        expect(`${read} ${reason}`).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 3000, seed: 11 },
    );
  });

  test("comes to an end for a long one", () => {
    const pieces = ["(", "1 ", "k1 ", "0..", "-", "x ", "9^", "a", "1\n", "1,", "=", "\\frac{"];
    const verdicts = PARTS.flatMap((part) =>
      pieces.map((piece) => check(part, piece.repeat(1000), inputsOf(part))),
    );
    expect(verdicts.filter(({ read, reason }) => !read && !reason)).toEqual([]);
  });

  test("says in its own words that brackets and signs are too deep", () => {
    for (const text of ["(".repeat(5000), `${"2^".repeat(5000)}2`]) {
      const { state, reason } = check("1a", text, one);
      expect(state).toBe("unreadable");
      expect(reason).toMatch(
        /^The answer has too many brackets or signs inside each other\. Write/,
      );
    }
  });
});
