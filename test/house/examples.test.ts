import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";
import { publicNames, withPublicNames } from "./public-names.js";

const files = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !/^(dist|node_modules)/.test(name),
);

/** The lines "expression // result" below every @example of a file. */
function examplesOf(file: string): { call: string; result: string }[] {
  const text = readFileSync(join(ROOT, "lib", file), "utf8");
  return [...text.matchAll(/@example\n((?: *\* (?!@).+\n)+)/g)]
    .flatMap(([, block]) => block.split("\n"))
    .map((line) => line.replace(/^ *\* /, ""))
    .filter((line) => line.includes(" // "))
    .map((line) => {
      const [call, result] = line.split(" // ");
      return { call, result };
    });
}

/** Runs an expression in which every export of convbook can be used by its name. */
function evaluate(expression: string): unknown {
  return withPublicNames(`return (${expression});`);
}

describe("the examples in the docs give the results that they state", () => {
  for (const file of files) {
    for (const { call, result } of examplesOf(file)) {
      test(`${file}: ${call}`, () => {
        expect(evaluate(call)).toEqual(evaluate(result));
      });
    }
  }

  test("every public function has one", () => {
    const documented = files.flatMap((file) =>
      [
        ...readFileSync(join(ROOT, "lib", file), "utf8").matchAll(
          /@example\n(?: *\* (?!\*\/).*\n)* *\*\/\nexport function (\w+)/g,
        ),
      ].map(([, name]) => name),
    );
    const functions = publicNames.filter((name) => /^[a-z]/.test(name));
    expect(functions.filter((name) => !documented.includes(name))).toEqual([]);
  });
});
