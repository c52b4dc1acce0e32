// What texts are read as: arithmetic, limits of sums, and arrays as programs print them.
import { check, formatNumber, tensor } from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asking, one, two } from "../judge/inputs.js";

const counted = (text: string) => check("2c", text, two);

/** A fraction, and a text for it. */
interface Term {
  text: string;
  p: bigint;
  q: bigint;
}

const numbers: fc.Arbitrary<Term> = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((n) => ({ text: `${n}`, p: BigInt(n), q: 1n })),
  fc
    .integer({ min: 1, max: 999 })
    .map((n) => ({ text: (n / 100).toFixed(2), p: BigInt(n), q: 100n })),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -3, max: 4 })).map(([n, power]) => ({
    text: `${n}e${power}`,
    p: BigInt(n) * (power > 0 ? 10n ** BigInt(power) : 1n),
    q: power < 0 ? 10n ** BigInt(-power) : 1n,
  })),
);

const joined = (a: Term, sign: string, b: Term): Term => {
  const text = `(${a.text} ${sign} ${b.text})`;
  if (sign === "*") return { text, p: a.p * b.p, q: a.q * b.q };
  if (sign === "/") return { text, p: a.p * b.q, q: a.q * b.p };
  const p = sign === "+" ? a.p * b.q + b.p * a.q : a.p * b.q - b.p * a.q;
  return { text, p, q: a.q * b.q };
};

const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    numbers,
    fc
      .tuple(tie("term"), fc.constantFrom("+", "-", "*", "/"), tie("term"))
      .filter(([, sign, b]) => sign !== "/" || b.p !== 0n)
      .map(([a, sign, b]) => joined(a, sign, b)),
    fc
      .tuple(tie("term"), fc.integer({ min: 0, max: 4 }))
      .map(([a, n]) => ({ text: `(${a.text})^${n}`, p: a.p ** BigInt(n), q: a.q ** BigInt(n) })),
    tie("term").map((a) => ({ text: `(-${a.text})`, p: -a.p, q: a.q })),
  ),
}));

describe("arithmetic", () => {
  test("is computed without rounding", () => {
    fc.assert(
      fc.property(term, ({ text, p, q }) => {
        // Both sides of an equation are compared exactly.
        expect(counted(`${text} = ${p}/${q}`).state, text).not.toBe("unreadable");
        expect(counted(`${text} = ${3n * p + 7919n * q}/${q}`).state, text).toBe("unreadable");
        const read = Number(counted(text).read.replaceAll("−", "-"));
        const value = Number(p) / Number(q);
        if (Number.isFinite(value)) {
          expect(Math.abs(read - value), text).toBeLessThanOrEqual(1e-5 * Math.abs(value));
        }
      }),
      { numRuns: 300 },
    );
    expect(counted("(1/3 + 1/3 + 1/3) * 5133600").right).toBe(true);
    expect(counted("5133600 * 10^30 / 10^30").right).toBe(true);
  });

  const readings: [text: string, read: string][] = [
    ["2 + 3 * 4", "14"],
    ["2 * 3 + 4", "10"],
    ["20 - 3 - 4", "13"],
    ["24 / 4 / 3", "2"],
    ["2^-3", "0.125"],
    ["(2/3)^-2", "2.25"],
    ["-2^2", "−4"],
    ["(-2)^2", "4"],
    ["(-1/2)^-3", "−8"],
    ["0^2", "0"],
    ["2^3 * 5", "40"],
    ["20(3 + 1)", "80"],
    ["2(3)(4)", "24"],
    ["1.5e3", "1500"],
    ["25e-1", "2.5"],
    ["9 * 10 = 90", "90"],
    ["9 * 10 = 90 + 20 = 110", "110"],
    ["2/3 = 0.667", "0.666666666666667"],
    ["2/3 ≈ 0.67", "0.666666666666667"],
    ["10^308 / 10^307", "10"],
    ["1e300 * 1e300 / 1e300 / 1e299", "10"],
  ];
  test.each(readings)("%s is read as %s", (text, read) => expect(counted(text).read).toBe(read));

  const refused: [text: string, reason: RegExp][] = [
    ["2 * 3 = 7", /“=” are not equal: 6 and 7/],
    ["2/3 = 0.6", /“=” are not equal: 0\.666666666666667 and 0\.6/],
    ["2/3 = 0.668", /“=” are not equal: 0\.666666666666667 and 0\.668/],
    ["90 = 9 * 11", /“=” are not equal: 90 and 99/],
    ["1 / 0", /./],
    ["1 / (2 - 2)", /./],
    ["0^-1", /./],
    ["2^0.5", /./],
    ["2^9999", /./],
    ["9^309", /./],
    ["1e999", /./],
    ["10^200^2", /./],
  ];
  test.each(refused)("%s cannot be read: %s", (text, reason) => {
    const verdict = counted(text);
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toMatch(reason);
  });
});

describe("limits of sums", () => {
  const readings: [text: string, read: string][] = [
    ["0 < k1 < 3, -2 < k2 ≤ 4", "k1 from 1 to 2, k2 from −1 to 4"],
    ["3 > k1 > 0, 4 ≥ k2 > -2", "k1 from 1 to 2, k2 from −1 to 4"],
    ["k1 > 0, k1 < 3, k2 ≥ 2, k2 ≤ 5", "k1 from 1 to 2, k2 from 2 to 5"],
    ["0 < k1, 3 > k1, 2 ≤ k2, 5 ≥ k2", "k1 from 1 to 2, k2 from 2 to 5"],
    ["k1 in [0, 3], k2 in [0, 3)", "k1 from 0 to 3, k2 from 0 to 2"],
    ["k1 in (0, 3], k2 in (1, 5]", "k1 from 1 to 3, k2 from 2 to 5"],
    ["k1 in {0, 1, 2}, k2 in {3, 4}", "k1 from 0 to 2, k2 from 3 to 4"],
    ["k1 = 0, 1, ..., 5 and k2 = 2, 3, ..., 7", "k1 from 0 to 5, k2 from 2 to 7"],
    ["k1 in range(3), k2 in range(1, 4)", "k1 from 0 to 2, k2 from 1 to 3"],
    ["k1 from 0 to 2, k2 likewise", "k1 from 0 to 2, k2 from 0 to 2"],
    ["k2 from 1 to 2, k1 likewise", "k1 from 1 to 2, k2 from 1 to 2"],
    ["k1 and k2: 0 to 1 and 0 to 2", "k1 from 0 to 1, k2 from 0 to 2"],
    ["k1 and k2: [0, 1] and [3, 4, 5]", "k1 from 0 to 1, k2 from 3 to 5"],
    ["lower limits 0, 1; upper limits 2, 3", "k1 from 0 to 2, k2 from 1 to 3"],
    ["k1 lower 1, upper 2; k2 lower 3, upper 4", "k1 from 1 to 2, k2 from 3 to 4"],
    ["1 2 3 4", "k1 from 1 to 2, k2 from 3 to 4"],
    ["[1, 2], [3, 4]", "k1 from 1 to 2, k2 from 3 to 4"],
    ["1-2, 3-4", "k1 from 1 to 2, k2 from 3 to 4"],
    ["both from 1 to 2", "k1 from 1 to 2, k2 from 1 to 2"],
  ];
  test.each(readings)("%s: %s", (text, read) => expect(check("1a", text, one).read).toBe(read));

  const refused: [text: string, reason: RegExp][] = [
    ["0 < k1 > 3, k2 = 0 to 1", /The signs < and > point in different directions/],
    ["k1 in {0, 2}, k2 in {0, 1}", /The numbers 0, 2 do not follow each other/],
    ["k1 = 0, 2, ..., 5, k2 = 0 to 1", /The numbers 0, 2, 5 do not follow each other/],
    ["k1 ≥ 0, k1 ≥ 1, k1 ≤ 2, k2 = 0 to 1", /There are two lower limits of k1, 0 and 1/],
    ["k1 = 0 to 1, 1 ≤ k2 ≤ 3, k2 ≤ 4", /There are two upper limits of k2, 3 and 4/],
    ["k1 ≥ 0, k2 = 0 to 1", /The upper limit of k1 is missing/],
    ["k1 = 0 to 1, k2 ≤ 1", /The lower limit of k2 is missing/],
  ];
  test.each(refused)("%s: %s", (text, reason) => {
    const verdict = check("1a", text, one);
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toMatch(reason);
  });
});

describe("an array is read as", () => {
  const A = [
    [1, 0.5, -2],
    [4, 25, 6],
  ];
  const flat = A.flat().map(formatNumber).join(", ");
  const table = `┌─────────┬───┬─────┬────┐
│ (index) │ 0 │ 1   │ 2  │
├─────────┼───┼─────┼────┤
│ 0       │ 1 │ 0.5 │ -2 │
│ 1       │ 4 │ 25  │ 6  │
└─────────┴───┴─────┴────┘`;
  test.each([
    ["a printed Tensor", String(tensor(A))],
    ["a printed Tensor of another shape", String(tensor(A.flat()))],
    ["console.table", table],
    ["fractions", "1 1/2 -2; 4 25 6"],
    ["the start of a statement", "const dZ = [[1, 0.5, -2], [4, 25, 6]];"],
    ["a typed array", "Float64Array(6) [1, 0.5, -2, 4, 25, 6]"],
    ["∂J/∂Z =", "∂J/∂Z = [1, 0.5, -2; 4, 25, 6]"],
    ["braces", "{{1, 0.5, -2}, {4, 25, 6}}"],
    ["a bracket that is left out", "[1, 0.5, -2], [4, 25, 6"],
  ])("the numbers of %s", (_, text) => {
    const verdict = check("3a", text, asking(A));
    expect(verdict.read).toContain(flat);
    expect(verdict.right).toBe(true);
  });

  test("a batch with all its axes", () => {
    const X = tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 1, 3, 2]);
    const W = tensor([1, 0, 0, 1], [1, 1, 2, 2]);
    const inputs = { X, W, activation: "none", dU: X };
    expect(check("3a", String(X), inputs).right).toBe(true);
    const other = String(tensor(X.data, [3, 2, 2]));
    expect(check("3a", other, inputs).mistakes).toEqual([
      "giving the right numbers in another shape than 2×1×3×2",
    ]);
  });

  test.each([
    ["[1, 2, …]", /left out of the answer/],
    ["1 2 ... 6", /left out of the answer/],
    ["[1, 2, 3 more items]", /left out of the answer/],
    ["[1, x]", /“x” is not a number/],
    ["Tensor 2×3\n 1 2 3 4 5", /not hold as many numbers as its first line says/],
  ])("%s is not read: %s", (text, reason) => {
    const verdict = check("3a", text, asking(A));
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toMatch(reason);
  });
});
