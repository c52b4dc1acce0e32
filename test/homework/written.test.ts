import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { INPUTS, type Written, writtenAnswers } from "./written.js";

const written = writtenAnswers();
const judged = ({ inputs, part, answer }: Written) =>
  check(part, answer, INPUTS[inputs][Number(part[0]) - 1]);

describe("written answers", () => {
  const parts = [...new Set(written.map(({ part }) => part))];

  test("are many, for all parts and inputs", () => {
    expect(written.length).toBeGreaterThan(1200);
    expect(parts).toEqual(["1a", "1b", "1c", "1d", "1e", "2a", "2b", "2c", "2d"]);
    expect(new Set(written.map(({ inputs }) => inputs))).toEqual(new Set(Object.keys(INPUTS)));
  });

  for (const part of parts) {
    for (const is of ["right", "wrong", "unreadable"]) {
      const answers = written.filter((one) => one.part === part && one.is === is);
      test.skipIf(answers.length === 0)(`to ${part} that are ${is}`, () => {
        const misjudged = answers.filter((one) => judged(one).state !== is);
        expect(misjudged.map((one) => [one.inputs, one.answer, String(judged(one))])).toEqual([]);
      });
    }
  }

  test("are repeated to the reader where they can be read, else what is wrong is said", () => {
    for (const one of written) {
      const { state, read, reason } = judged(one);
      if (state === "unreadable") expect(reason, one.answer).toMatch(/^[A-Z“].*[.”]$/);
      else expect(read, one.answer).toMatch(/\d|none/);
    }
  });

  test("are never told a number that the answer does not hold, where they cannot be read", () => {
    for (const one of written.filter(({ is }) => is === "unreadable")) {
      const told =
        judged(one)
          .reason.replaceAll(/\bk[12]\b|I read \d+:/g, "")
          .match(/\d+/g) ?? [];
      const isOwn = (number: string) => one.answer.replaceAll(/\D/g, " ").includes(number);
      const computed = one.answer.includes("=");
      if (!computed)
        expect(
          told.filter((number) => !isOwn(number)),
          one.answer,
        ).toEqual([]);
    }
  });
});

describe("an answer is read as", () => {
  const readings: [part: string, answer: unknown, read: string, inputs?: string][] = [
    ["1a", "k2: 0 to 1; k1: 0 to 2", "k1 from 0 to 2, k2 from 0 to 1"],
    ["1a", "0 < k1 < 2, -1 ≤ k2 < 1", "k1 from 1 to 1, k2 from −1 to 0"],
    ["1b", "4 columns and 5 rows", "5, 4"],
    ["1b", "5 × 4", "5, 4"],
    ["1c", "Z[1,3] = 6", "6 at (1, 3)"],
    ["1c", "6 in column 3, row 2", "6 at (2, 3)"],
    ["1c", "6 at (1, 3) and (2, 3)", "6 at (1, 3) and (2, 3)"],
    ["1c", "(1, 3)", "(1, 3)"],
    ["1c", "1,5 at (1, 0)", "1.5 at (1, 0)", "halves"],
    ["1c", "1,234 at (10, 11)", "1234 at (10, 11)", "large"],
    ["1d", "there is no such pixel", "none"],
    ["1e", "i = 0, j = 1", "(0, 1)"],
    ["2a", "46×62×20", "46, 62, 20"],
    ["2a", "Z: 46×62×20, U: 46×62×10", "Z: 46, 62, 20; U: 46, 62, 10"],
    ["2b", "20 out, 10 in", "10, 20"],
    ["2c", "46 · 62 · 20 · 90", "5133600"],
    ["2c", "5.13 million", "5130000"],
    ["2d", "1 820", "1820"],
    ["2d", "1.820", "1820"],
    ["2d", "2^10", "1024"],
  ];
  for (const [part, answer, read, inputs = "homework"] of readings) {
    test(`${part}: ${answer}`, () => {
      expect(check(part, answer as string, INPUTS[inputs][Number(part[0]) - 1]).read).toBe(read);
    });
  }
});
