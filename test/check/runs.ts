// Many judged answers, counted: seeded mistakes, right answers, and right answers with noise.
import { type CheckInputs, check, type Verdict } from "convbook";
import {
  type Drawn,
  draw1,
  draw2,
  draw3,
  type Nested,
  problem1,
  problem2,
  problem3,
  right1,
  right2,
  right3,
  type Seeded,
} from "./mistakes.js";
import { generator } from "./oracle.js";

interface Problem<Facts> {
  seeded: readonly Seeded<Facts>[];
  draw(seed: number): Drawn<Facts>;
  right: Record<string, (facts: Facts) => Nested | "none">;
}

const all = <Result>(use: <Facts>(problem: Problem<Facts>) => Result[]): Result[] => [
  ...use({ seeded: problem1, draw: draw1, right: right1 }),
  ...use({ seeded: problem2, draw: draw2, right: right2 }),
  ...use({ seeded: problem3, draw: draw3, right: right3 }),
];

const numbersOf = (nested: Nested): number[] =>
  typeof nested === "number" ? [nested] : nested.flatMap(numbersOf);

export const rounded = (nested: Nested, decimals: number): Nested =>
  typeof nested === "number"
    ? Number(nested.toFixed(decimals))
    : nested.map((entry) => rounded(entry, decimals));

const judge = (part: string, answer: unknown, inputs: object): Verdict =>
  check(part, answer as string, inputs as CheckInputs);

/** What became of a mistake in all runs in which it changes the answer. */
export interface Tally {
  part: string;
  name: string;
  /** Runs in which the answer is not right by chance. */
  wrong: number;
  /** Of these, those in which the mistake is named, and named before all others. */
  named: number;
  first: number;
}

/** Every seeded mistake on the inputs of several seeds; every second answer rounded to 4 decimals. */
export function seededMistakes(runs: number): Tally[] {
  return all(({ seeded, draw }) =>
    seeded.map(({ part, name, make }) => {
      const tally: Tally = { part, name, wrong: 0, named: 0, first: 0 };
      for (let seed = 1; seed <= 40 * runs && tally.wrong < runs; seed++) {
        const { inputs, facts } = draw(seed);
        const made = make(facts);
        if (made === undefined) continue;
        const answer = part.startsWith("3") && tally.wrong % 2 === 1 ? rounded(made, 4) : made;
        const verdict = judge(part, answer, inputs);
        if (verdict.right) continue;
        tally.wrong++;
        if (verdict.mistakes.includes(name)) tally.named++;
        if (verdict.mistakes[0] === name) tally.first++;
      }
      return tally;
    }),
  );
}

export interface Judged {
  part: string;
  answer: unknown;
  verdict: Verdict;
}

/** Right answers to every part, as each of the forms. */
export function rightAnswers(
  runs: number,
  forms: readonly ((answer: Nested) => unknown)[],
): Judged[] {
  return all(({ draw, right }) =>
    Object.entries(right).flatMap(([part, solve]) =>
      Array.from({ length: runs }, (_, k) => {
        const { inputs, facts } = draw(k + 1);
        const solved = solve(facts);
        const answer = solved === "none" ? solved : forms[k % forms.length](solved);
        return { part, answer, verdict: judge(part, answer, inputs) };
      }),
    ),
  );
}

/** Right answers with noise in one to three numbers, or all. */
export function noisyAnswers(runs: number): Judged[] {
  const next = generator(77);
  return all(({ draw, right }) =>
    Object.entries(right).flatMap(([part, solve]) =>
      Array.from({ length: runs }, (_, k) => {
        const { inputs, facts } = draw(k + 1);
        const solved = solve(facts);
        if (solved === "none") return [];
        const numbers = numbersOf(solved);
        const several = k % 4 === 3 ? numbers.length : 1 + (k % 4);
        for (let count = 0; count < several; count++) {
          const at = several === numbers.length ? count : Math.floor(next() * numbers.length);
          const noise = next() - 0.5;
          const size = part.startsWith("3") ? 1 : 2 * Math.max(5, Math.abs(numbers[at]) / 2);
          const step = noise * size;
          numbers[at] += part.startsWith("3") ? step : Math.sign(step) * Math.ceil(Math.abs(step));
        }
        const answer = k % 2 === 0 ? numbers : rounded(numbers, 4);
        const verdict = judge(part, answer, inputs);
        // Noise may lead to another right pixel, or cancel.
        return verdict.right ? [] : [{ part, answer, verdict }];
      }).flat(),
    ),
  );
}
