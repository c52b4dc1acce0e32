// Many judged answers, counted: those of students who make one mistake, right ones, and right ones with noise.
import { type CheckInputs, check, type Verdict } from "convbook";
import { generator, type Nested, numbersIn } from "./layer.js";
import { draw3 } from "./problem-3.js";
import { draw1, right1, type Student, students1 } from "./students-1.js";
import { draw2, right2, students2 } from "./students-2.js";
import { right3, students3 } from "./students-3.js";

interface Course<Problem> {
  students: readonly Student<Problem>[];
  draw(seed: number): { inputs: object; problem: Problem };
  right: Record<string, (problem: Problem) => Nested | "none">;
}

const all = <Result>(use: <Problem>(course: Course<Problem>) => Result[]): Result[] => [
  ...use({ students: students1, draw: draw1, right: right1 }),
  ...use({ students: students2, draw: draw2, right: right2 }),
  ...use({ students: students3, draw: draw3, right: right3 }),
];

export const rounded = (nested: Nested, decimals: number): Nested =>
  typeof nested === "number"
    ? Number(nested.toFixed(decimals))
    : nested.map((entry) => rounded(entry, decimals));

const judge = (part: string, answer: unknown, inputs: object): Verdict =>
  check(part, answer as string, inputs as CheckInputs);

/** A student, and the verdicts on those of the answers that are not right by chance. */
export interface Tried {
  part: string;
  does: string;
  named: RegExp;
  verdicts(runs: number): Verdict[];
}

/** Every student on the inputs of several seeds; every second answer of Problem 3 rounded to 4 decimals. */
export const students: Tried[] = all(({ students, draw }) =>
  students.map(({ part, does, named, answer }) => ({
    part,
    does,
    named,
    verdicts(runs) {
      const verdicts: Verdict[] = [];
      for (let seed = 1; seed <= 40 * runs && verdicts.length < runs; seed++) {
        const { inputs, problem } = draw(seed);
        const given = answer(problem);
        if (given === undefined) continue;
        const isRounded = part.startsWith("3") && verdicts.length % 2 === 1;
        const verdict = judge(part, isRounded ? rounded(given, 4) : given, inputs);
        if (!verdict.right) verdicts.push(verdict);
      }
      return verdicts;
    },
  })),
);

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
        const { inputs, problem } = draw(k + 1);
        const solved = solve(problem);
        const answer = solved === "none" ? solved : forms[k % forms.length](solved);
        return { part, answer, verdict: judge(part, answer, inputs) };
      }),
    ),
  );
}

/** Right answers with noise in one to three numbers, or all. */
export function noisyAnswers(runs: number): Judged[] {
  const { next } = generator(77);
  return all(({ draw, right }) =>
    Object.entries(right).flatMap(([part, solve]) =>
      Array.from({ length: runs }, (_, k) => {
        const { inputs, problem } = draw(k + 1);
        const solved = solve(problem);
        if (solved === "none") return [];
        const numbers = numbersIn(solved);
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
