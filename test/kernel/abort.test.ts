import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NOTEBOOKS, ROOT, VENV_PYTHON } from "../../scripts/project.mjs";
import { pythonEnvironment } from "../../scripts/python.mjs";

interface Cell {
  code: string;
  /** The date of the request, in seconds after the start. */
  written?: number;
  /** When it is sent, in seconds after the start. @default its date */
  sent?: number;
  /** Whether it comes from a page of JupyterLab. */
  page?: boolean;
  /** Whether an error in it stops the cells behind it. */
  stop?: boolean;
  /** Whether its page has read all that the kernel sent before the cell. */
  seen?: boolean;
}

/** How a fresh kernel answers the cells: the status of each, and what it printed. */
function answers(...cells: Cell[]): string[] {
  const given = cells.map(({ code, written = 0, sent = written, ...rest }) => {
    return { code, written, sent, page: false, stop: true, seen: false, ...rest };
  });
  const script = join(ROOT, "test", "kernel", "send_cells.py");
  const output = execFileSync(VENV_PYTHON, [script, NOTEBOOKS, JSON.stringify(given)], {
    env: pythonEnvironment(),
    encoding: "utf8",
  });
  const list: { status: string; text: string }[] = JSON.parse(output);
  return list.map(({ status, text }) => `${status} ${text}`.trim());
}

const declare = { code: "let x = 1;" };
const fail = { code: 'x = 2; throw new Error("no");' };
const print = { code: "console.log(x);" };

describe("a cell that fails", { timeout: 60_000 }, () => {
  test("stops the cells that were sent with it, however late they reach the kernel", () => {
    expect(answers(declare, fail, print, { ...print, sent: 1 })).toEqual([
      "ok",
      "error",
      "aborted",
      "aborted",
    ]);
  });

  test("stops what was sent while it ran, and nothing that was sent afterwards", () => {
    const wait = { code: "await new Promise((resolve) => setTimeout(resolve, 2000)); throw 1;" };
    const meanwhile = [
      { ...print, written: 0.5 },
      { ...print, written: 1, sent: 4 },
    ];
    expect(answers(declare, wait, ...meanwhile, { ...print, written: 5 })).toEqual([
      "ok",
      "error",
      "aborted",
      "aborted",
      "ok 1",
    ]);
  });

  test("stops the cells that a page was still sending, and nothing that its reader runs later", () => {
    const cells = [declare, fail, ...Array(30).fill(print)];
    const run = cells.map((cell, k) => ({ ...cell, page: true, written: 0.08 * k }));
    const [first, second, ...rest] = answers(...run, { ...print, page: true, written: 4 });
    expect([first, second]).toEqual(["ok", "error"]);
    expect(rest).toEqual([...Array(30).fill("aborted"), "ok 2"]);
  });

  test("stops what a slow page was still sending, and nothing after its reader has seen the error", () => {
    const cells = [{ ...declare, seen: true }, fail, print, { ...print, seen: true }, print];
    const run = cells.map((cell, k) => ({ ...cell, page: true, written: 0.7 * k }));
    expect(answers(...run)).toEqual(["ok", "error", "aborted", "ok 2", "ok 2"]);
  });

  test("stops nothing when it is allowed to fail", () => {
    expect(answers(declare, { ...fail, stop: false }, print)).toEqual(["ok", "error", "ok 2"]);
  });

  test.each([-3600, 3600])("stops the same cells when the clocks differ by %i seconds", (apart) => {
    const cells = [declare, fail, { ...print, sent: 1 }, { ...print, written: 3 }];
    const dated = cells.map(({ written = 0, sent = written, ...cell }: Cell) => ({
      ...cell,
      sent,
      written: written + apart,
    }));
    expect(answers(...dated)).toEqual(["ok", "error", "aborted", "ok 2"]);
  });
});
