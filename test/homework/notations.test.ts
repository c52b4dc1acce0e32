import { check, type Verdict } from "convbook";
import { describe, expect, test } from "vitest";
import { generator, type Nested, numbersIn } from "./layer.js";
import * as notations from "./notations.js";
import { draw1, right1, students1 } from "./students-1.js";
import { draw2, right2, students2 } from "./students-2.js";

type Write = (answer: number[]) => string;

const located = ([value, i, j]: number[]): notations.Located => ({ value, at: [i, j] });
const inputChannels = notations.pair("inputs", "outputs");

/** How many numbers an answer has, and the ways to write it. */
const WAYS: Record<string, [length: number, ways: Write[]]> = {
  "1a": [4, notations.limits.map((write) => (answer) => write(answer as never))],
  "1b": [2, [...notations.size, ...notations.pair("rows", "columns")]],
  "1c": [3, notations.located.map((write) => (answer) => write(located(answer)))],
  "1d": [3, notations.located.map((write) => (answer) => write(located(answer)))],
  "1e": [
    2,
    notations.pixel.map(
      (write) =>
        ([i, j]) =>
          write({ at: [i, j] }),
    ),
  ],
  "2a": [3, notations.shapes],
  "2b": [2, [...inputChannels, ...notations.pair("in", "out"), ...notations.pair("N", "M")]],
  "2c": [
    1,
    notations.count.map(
      (write) =>
        ([value]) =>
          write(value),
    ),
  ],
  "2d": [
    1,
    notations.count.map(
      (write) =>
        ([value]) =>
          write(value),
    ),
  ],
};

interface Asked {
  part: string;
  inputs: object;
  /** The answers of students who make no mistake, and of those who make one. */
  right: Nested | "none";
  wrong: Nested[];
}

/** Both problems on the inputs of a seed. */
function ask(seed: number): Asked[] {
  const first = draw1(seed);
  const second = draw2(seed);
  const wrong1 = (part: string) =>
    students1.filter((one) => one.part === part).map(({ answer }) => answer(first.problem));
  const wrong2 = (part: string) =>
    students2.filter((one) => one.part === part).map(({ answer }) => answer(second.problem));
  const given = (answers: (Nested | undefined)[]) =>
    answers.filter((answer) => answer !== undefined);
  return [
    ...Object.entries(right1).map(([part, solve]) => ({
      ...{ part, inputs: first.inputs, right: solve(first.problem), wrong: given(wrong1(part)) },
    })),
    ...Object.entries(right2).map(([part, solve]) => ({
      ...{ part, inputs: second.inputs, right: solve(second.problem), wrong: given(wrong2(part)) },
    })),
  ];
}

interface Judged {
  part: string;
  /** The same for all notations of an answer to a part of an exercise. */
  answer: string;
  text: string;
  verdict: Verdict;
}

/** Every answer in every notation, each in a disguise drawn by lot. */
function judged(of: (asked: Asked) => Nested[]): Judged[] {
  const { whole } = generator(5);
  return [1, 2, 3, 4, 5, 6].flatMap((seed) =>
    ask(seed).flatMap((asked) => {
      const { part, inputs } = asked;
      const [length, ways] = WAYS[part];
      const answers = of(asked)
        .map(numbersIn)
        .filter((answer) => answer.length === length);
      return answers.flatMap((numbers) =>
        ways.map((write) => {
          const disguise = notations.disguises[whole(0, notations.disguises.length - 1)];
          const text = disguise(write(numbers));
          const answer = `${seed} ${part}: ${numbers}`;
          return { part, answer, text, verdict: check(part, text, inputs) };
        }),
      );
    }),
  );
}

/** By chance a mistake may lead to the right answer, or to another pixel that is right. */
const wrong = judged(({ part, inputs, wrong }) =>
  wrong.filter((answer) => !check(part, numbersIn(answer), inputs).right),
);

describe("in whatever notation,", () => {
  test("a right answer is right", () => {
    const all = judged(({ right }) => (right === "none" ? [] : [right]));
    const missed = all.filter(({ verdict }) => !verdict.right);
    expect(all.length).toBeGreaterThan(700);
    expect(missed.map(({ part, text, verdict }) => [part, text, String(verdict)])).toEqual([]);
  });

  test("a wrong answer is wrong, and read", () => {
    const missed = wrong.filter(({ verdict }) => verdict.state !== "wrong");
    expect(wrong.length).toBeGreaterThan(5000);
    expect(missed.map(({ part, text, verdict }) => [part, text, String(verdict)])).toEqual([]);
  });

  test("the same mistakes are named", () => {
    const named = new Map<string, Set<string>>();
    for (const { answer, verdict } of wrong) {
      named.set(answer, (named.get(answer) ?? new Set()).add(verdict.mistakes.join("; ")));
    }
    expect(named.size).toBeGreaterThan(300);
    expect([...named].filter(([, names]) => names.size > 1)).toEqual([]);
  });
});
