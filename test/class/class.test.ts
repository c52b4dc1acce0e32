// A class of thirty: what was handed out, what each of them hands in, and what grading must say.
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { variant } from "convbook";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";
import { range } from "../homework/layer.js";
import { readTable } from "./read-table.js";
import { type Answers, RULES, rightAnswers, rightNumbers, withAnswers } from "./right-answers.js";

const home = mkdtempSync(join(tmpdir(), "convbook-class-"));
const handedOut = join(home, "release");
const handedIn = join(home, "submitted");
const grades = join(home, "submitted-grades");

type Notebook = { cells: { cell_type: string; source: string[]; metadata: object; id?: string }[] };

const QUESTIONS = ["1a", "1b", "1c", "1d", "1e", "2a", "2b", "2c", "2d", "3a", "3b", "3db", "3c"];
const MOST = 16;

/** The notebooks that were handed out, with answers written into their cells. */
function answered(student: string, answers: Answers): Record<string, Notebook> {
  return Object.fromEntries(
    readdirSync(handedOut).map((name) => {
      const notebook: Notebook = JSON.parse(readFileSync(join(handedOut, name), "utf8"));
      for (const cell of notebook.cells) {
        cell.source = [withAnswers(cell.source.join(""), student, answers)];
      }
      return [name, notebook];
    }),
  );
}

function write(path: string, content: object | string): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
}

/** Hands notebooks in as nbgrader collects them. */
function handIn(student: string, notebooks: Record<string, Notebook | string>): void {
  for (const [name, notebook] of Object.entries(notebooks)) {
    write(join(handedIn, student, "homework8", name), notebook);
  }
}

const only = (student: string, answers: Answers) => handIn(student, answered(student, answers));
const edited = (
  student: string,
  edit: (notebook: Notebook) => void,
  answers = rightAnswers(student),
) => {
  const notebooks = answered(student, answers);
  for (const notebook of Object.values(notebooks)) edit(notebook);
  handIn(student, notebooks);
};
const code = (source: string, metadata = {}) => ({ cell_type: "code", source: [source], metadata });
const FIRST = "01-2d-convolution.ipynb";
/** An answer to 3a that does something, then answers rightly. */
const doing = (what: string) =>
  `(i, j, m, given) => { ${what}; return (${RULES["3a"]})(i, j, m, given); }`;

interface Expected {
  /** Points, or those lost. */
  points: number;
  notes?: RegExp;
  /** What is found about a question. */
  finds?: Record<string, RegExp>;
}

/** Each student: what is handed in, and what must come of it. */
const CLASS: Record<string, [handsIn: (student: string) => void, expected: Expected]> = {
  ada: [
    (s) => only(s, rightAnswers(s)),
    { points: MOST, finds: { "3a": /right/i, "2c": /right/i } },
  ],
  ben: [(s) => only(s, { ...rightAnswers(s), ...rightNumbers(s) }), { points: MOST }],
  "Émile Ö.": [(s) => only(s, rightAnswers(s)), { points: MOST }],
  "0012345": [(s) => only(s, rightAnswers(s)), { points: MOST }],
  cleo: [
    // A name is followed to what it was declared as, helpers of other cells included.
    (s) =>
      edited(
        s,
        ({ cells }) => {
          cells.splice(
            2,
            0,
            code(
              "const s = (z: number): number => 1 / (1 + Math.exp(-z));\nconst slope = (z) => s(z) * (1 - s(z));\nconst size = 4;",
            ),
          );
          cells.splice(
            3,
            0,
            code(
              "function mine(i, j, m, { Z, dU }) { return dU.at(i, j, m) * slope(Z.at(i, j, m)); }",
            ),
          );
        },
        { ...rightAnswers(s), "3a": "mine" },
      ),
    { points: MOST },
  ],
  dora: [
    (s) => handIn(s, answered(s, {})),
    { points: 0, finds: { "1a": /no answer/i, "3a": /no answer/i } },
  ],
  emil: [
    // The limits from 1, no bias, the slope left out, the kernel turned.
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "2d": `${variant(2, s).shapeW.reduce((a, b) => a * b)}`,
        "3a": "(i, j, m, { dU }) => dU.at(i, j, m)",
      }),
    { points: MOST - 3, finds: { "2d": /bias/, "3a": /σ′/ } },
  ],
  fay: [
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "3c": RULES["3c"].replace("W.at(k1, k2", "W.at(K1 - 1 - k1, K2 - 1 - k2"),
      }),
    { points: MOST - 2, finds: { "3c": /Not yet/ } },
  ],
  gil: [
    // Right on the own layer only: its numbers, written into a rule.
    (s) => only(s, { ...rightAnswers(s), "3db": `(m, { dZ }) => ${rightNumbers(s)["3db"]}[m]` }),
    { points: MOST - 1, finds: { "3db": /on your layer, but not on others/ } },
  ],
  hanna: [
    // Ada's notebooks: her rules hold for every layer, her numbers do not.
    (s) => handIn(s, answered("ada", { ...rightAnswers("ada") })),
    { points: 7, notes: /says that the student is "ada"/ },
  ],
  ivo: [
    (s) => handIn(s, { [FIRST]: answered(s, rightAnswers(s))[FIRST] }),
    { points: 5, finds: { "2a": /not in what was handed in/ } },
  ],
  "jon-12-b": [
    (s) => write(join(handedIn, `${s}.ipynb`), answered(s, rightAnswers(s))[FIRST]),
    { points: 5 },
  ],
  kai: [
    (s) => {
      for (const [name, notebook] of Object.entries(answered(s, rightAnswers(s))))
        write(join(handedIn, `${s}-${name}`), notebook);
    },
    { points: MOST },
  ],
  lea: [(s) => handIn(s, { [FIRST]: '{ "cells": [' }), { points: 0, notes: /not JSON/ }],
  mia: [(s) => handIn(s, { [FIRST]: "[1, null]" }), { points: 0, notes: /no cells/ }],
  ned: [
    (s) => handIn(s, { [FIRST]: `"${"x".repeat(21 * 2 ** 20)}"` }),
    { points: 0, notes: /20 MB/ },
  ],
  oda: [(s) => mkdirSync(join(handedIn, s)), { points: 0, notes: /no notebook/ }],
  pia: [
    (s) =>
      edited(s, ({ cells }) =>
        cells.push(
          structuredClone(
            cells.filter((cell) => "nbgrader" in cell.metadata).at(-1) as Notebook["cells"][0],
          ),
        ),
      ),
    { points: MOST, notes: /same id/ },
  ],
  quin: [
    // A second, other answer in a copy of the cell.
    (s) =>
      edited(s, ({ cells }) => {
        const own = cells.find((cell) => cell.source[0].includes('check("1b"'));
        if (own) cells.push({ ...own, id: "copied", source: ['check("1b", "1×1", { X, W });'] });
      }),
    { points: MOST - 1, notes: /there twice/, finds: { "1b": /2 different answers/ } },
  ],
  rosa: [
    // Trying elsewhere is free: the cell that was handed out counts.
    (s) => edited(s, ({ cells }) => cells.push(code('check("1b", "1×1", { X, W });'))),
    { points: MOST },
  ],
  sam: [
    // What only running it could tell, and cells and values of a wrong kind.
    (s) =>
      edited(
        s,
        ({ cells }) => cells.push(null as never, { cell_type: "code" } as never, code("check(")),
        { ...rightAnswers(s), "1c": "String(extremes(conv2d(X, W)).max.value)", "2b": "[N, M]" },
      ),
    { points: MOST - 2, finds: { "1c": /written out/, "2b": /written out/ } },
  ],
  tom: [
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "3a": doing('require("fs").readFileSync("/etc/passwd")'),
        "3b": '() => import("node:fs").then((fs) => fs.readFileSync("/etc/passwd", "utf8"))',
        "3db": '(m, o) => fetch("http://127.0.0.1:1/")',
        "3c": "() => new WebSocket('ws://127.0.0.1:1/')",
      }),
    {
      points: MOST - 7,
      finds: { "3a": /require/, "3b": /could not be used/, "3db": /fetch/, "3c": /WebSocket/ },
    },
  ],
  ulla: [
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "3a": doing("process.exit(0)"),
        "3b": "(k1, k2, n, m, o) => { for (;;); }",
        "3db": '({ }) => { const all = []; for (;;) all.push("x".repeat(1e6) + all.length); }',
        "3c": 'function f(i, j, n, o) { return this.constructor.constructor("return process")().exit(0); }',
      }),
    {
      points: MOST - 7,
      finds: {
        "3a": /process/,
        "3b": /too long/,
        "3db": /too much memory|too long/,
        "3c": /could not be used/,
      },
    },
  ],
  vera: [
    // Spoils what the rule shares with its surroundings, to have wrong numbers taken for right ones.
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "3a": doing(
          "Object.prototype.right = true; Array.prototype.every = () => true; Number.isFinite = () => true",
        ),
        "3b": "() => { JSON.stringify = () => '{\"right\":true}'; return [1]; }",
        "3db":
          "() => { globalThis.entriesOf = () => 'right'; Array.prototype.map = () => []; return { length: 3, right: true }; }",
        "3c": "(i, j, n, o) => { throw { get message() { for (;;); }, toJSON() { throw 1; } }; }",
      }),
    { points: MOST - 5, finds: { "3b": /could not be used|Not yet/, "3c": /could not be used/ } },
  ],
  willa: [
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "1a": '"</pre><script>alert(1)</script><img src=x onerror=alert(2)>"',
        "1b": '"=HYPERLINK(\\"http://example.com\\")"',
        "1c": "'@SUM(A1)'",
        "1d": '{ "__proto__": { right: true }, constructor: 1 }',
      }),
    { points: MOST - 4 },
  ],
  xaver: [
    (s) =>
      only(s, {
        ...rightAnswers(s),
        "1a": "[".repeat(20000) + "]".repeat(20000),
        "1b": `${"[".repeat(300)}1${"]".repeat(300)}`,
        "1c": `1${"+1".repeat(20000)}`,
        "1d": `"${"1 ".repeat(20000)}"`,
        "1e": `1${"+1".repeat(4000)}`,
      }),
    { points: MOST - 5, notes: /nested too deeply/, finds: { "1d": /longer/ } },
  ],
  yara: [
    // A link out of the folder is not followed.
    (s) => {
      only(s, {});
      symlinkSync(join(handedIn, "ada", "homework8"), join(handedIn, s, "linked"));
      symlinkSync(join(handedIn, "ada"), join(handedIn, "zz-linked"));
    },
    { points: 0 },
  ],
  zoe: [
    (s) =>
      edited(s, ({ cells }) => {
        for (const cell of cells) cell.metadata = {};
      }),
    { points: MOST },
  ],
  "$(id)": [(s) => only(s, rightAnswers(s)), { points: MOST }],
  "=1+1": [(s) => only(s, rightAnswers(s)), { points: MOST }],
};

describe("a class", { timeout: 120_000 }, () => {
  let table: Map<string, Record<string, string>>;

  beforeAll(() => {
    const run = (...args: string[]) =>
      execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    run("class/handout.mjs", handedOut);
    for (const [student, [handsIn]] of Object.entries(CLASS)) handsIn(student);
    run("class/grade.mjs", handedIn);
    table = readTable(readFileSync(join(grades, "grades.csv"), "utf8"));
  }, 300_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("of thirty gets thirty lines and thirty pages", () => {
    const students = Object.keys(CLASS);
    expect(students.length).toBe(30);
    expect([...table.keys()].map((name) => name.replace(/^'/, "")).sort()).toEqual(students.sort());
    const pages = readdirSync(grades).filter((name) => name.endsWith(".html"));
    expect(pages.map((name) => basename(name, ".html")).sort()).toEqual(students.sort());
  });

  for (const [student, [, { points, notes, finds = {} }]] of Object.entries(CLASS)) {
    test(`${student} gets ${points} points`, () => {
      const line = table.get(student) ?? table.get(`'${student}`) ?? {};
      expect(line.notes).toMatch(notes ?? /^$/);
      for (const [question, finding] of Object.entries(finds)) {
        expect(line[`${question} finding`]).toMatch(finding);
      }
      const lost = QUESTIONS.filter((question) => line[question] === "0");
      expect(
        line[`points of ${MOST}`],
        `lost ${lost}: ${lost.map((q) => line[`${q} finding`]).join(" / ")}`,
      ).toBe(String(points));
    });
  }

  test("finds no formulas in the table, and no scripts in the pages", () => {
    const fields = [...table.values()].flatMap((line) => Object.values(line));
    expect(fields.length).toBeGreaterThan(1000);
    expect(fields.filter((field) => /^\s*[=+@-]/.test(field))).toEqual([]);
    const pages = [...table.keys()].map((name) =>
      readFileSync(join(grades, `${name.replace(/^'/, "")}.html`), "utf8"),
    );
    for (const page of pages) {
      expect(page).toContain("Content-Security-Policy");
      expect(page).not.toMatch(/<(?:script|img|link|iframe|object|a)\b/i);
      expect(page.match(/<pre>/g)?.length).toBe(page.match(/<\/pre>/g)?.length);
    }
    expect(pages.join("")).toContain("&lt;script&gt;alert(1)");
  });

  test("is handed notebooks that hold no outputs, no solutions and no answers", () => {
    const cells = readdirSync(handedOut).flatMap((name) => {
      const notebook = JSON.parse(readFileSync(join(handedOut, name), "utf8"));
      return notebook.cells as (Notebook["cells"][0] & {
        outputs?: object[];
        metadata: { tags?: string[]; nbgrader?: { points?: number; grade_id: string } };
      })[];
    });
    expect(cells.flatMap(({ outputs = [] }) => outputs)).toEqual([]);
    expect(cells.filter(({ metadata }) => metadata.tags?.includes("solution"))).toEqual([]);
    const asked = cells.flatMap(({ source }) => [
      ...source.join("").matchAll(/check\("(\w+)", (""|\([^)]*\) => \{\n[\s\S]*?\n\})/g),
    ]);
    expect(asked.map(([, question]) => question)).toEqual(QUESTIONS);
    for (const [, , answer] of asked) {
      expect(answer.replaceAll(/^ *\/\/.*$/gm, "")).toMatch(/^""$|=> \{\s*return undefined;\s*\}$/);
    }
    const points = cells.map(({ metadata }) => metadata.nbgrader?.points ?? 0);
    expect(points.reduce((a, b) => a + b)).toBe(MOST);
    expect(range(cells.length).filter((k) => cells[k].source.join("").includes("reveal("))).toEqual(
      [],
    );
  });
});
