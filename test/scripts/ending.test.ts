import { afterEach, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";
import { NpmStart } from "./npm-start.js";

describe.skipIf(process.platform === "win32")("npm start ends with all it has started", () => {
  let start: NpmStart | undefined;
  afterEach(() => start?.remove());

  test.each([
    ["npm is asked to end, as by docker stop", "SIGTERM", "npm"],
    ["npm is killed", "SIGKILL", "npm"],
    ["its terminal is closed", "SIGHUP", "terminal"],
  ] as const)("when %s", { timeout: 60_000 }, async (_, signal, to) => {
    start = new NpmStart(ROOT);
    await start.answers();
    expect(await start.run("6 * 7")).toBe("42");
    // npm, the script, JupyterLab and the kernel; most shells stay between npm and the script.
    expect(start.running().length).toBeGreaterThanOrEqual(4);
    start.signal(signal, to);
    expect(await start.left()).toEqual([]);
  });

  test("the kernel, when JupyterLab is killed", { timeout: 60_000 }, async () => {
    start = new NpmStart(ROOT);
    await start.answers();
    expect(await start.run("6 * 7")).toBe("42");
    const lab = start.running().find((line) => line.includes("ServerApp.root_dir"));
    process.kill(Number.parseInt(lab ?? "", 10), "SIGKILL");
    expect(await start.left()).toEqual([]);
  });
});
