import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { replaceFolder } from "../../scripts/library.mjs";

describe("a new build in the place of the last one", () => {
  let home = "";
  const fresh = () => join(home, "dist.7");
  const folder = () => join(home, "dist");
  const write = (path: string, text: string) => {
    mkdirSync(path);
    writeFileSync(join(path, "index.js"), text);
  };
  const built = () => readFileSync(join(folder(), "index.js"), "utf8");

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "convbook-dist-"));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  test("the first build", () => {
    write(fresh(), "new");
    replaceFolder(fresh(), folder(), () => false);
    expect(built()).toBe("new");
    expect(readdirSync(home)).toEqual(["dist"]);
  });

  test("a later build, after an interrupted process has left files behind", () => {
    write(folder(), "last");
    write(`${fresh()}.old`, "left");
    write(fresh(), "new");
    replaceFolder(fresh(), folder(), () => false);
    expect(built()).toBe("new");
    expect(readdirSync(home)).toEqual(["dist"]);
  });

  test("if another process was quicker, its build stays", () => {
    write(folder(), "theirs");
    write(fresh(), "ours");
    replaceFolder(fresh(), folder(), () => true);
    expect(built()).toBe("theirs");
    expect(readdirSync(home)).toEqual(["dist"]);
  });

  test("if it fails, the last good build stays and the error is thrown", () => {
    write(folder(), "last");
    expect(() => replaceFolder(fresh(), folder(), () => false)).toThrow("ENOENT");
    expect(built()).toBe("last");
    expect(existsSync(`${fresh()}.old`)).toBe(false);
  });
});
