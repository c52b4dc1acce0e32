import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";
import { launch, skipped } from "./lab.mjs";

const DIST = join(ROOT, "lib", "dist");

/** A script that contains a built module with everything it requires, and returns its exports. */
function bundle(entry: string): string {
  const modules = new Map<string, string>();
  const add = (path: string) => {
    if (modules.has(path)) return;
    const source = readFileSync(path, "utf8");
    modules.set(path, "");
    const linked = source.replaceAll(/require\("(\.[^"]+)"\)/g, (_, to) => {
      const file = `${join(path, "..", to)}.js`;
      const target = to === "../kernels" ? join(DIST, "kernels", "index.js") : file;
      add(target);
      return `require(${JSON.stringify(target)})`;
    });
    modules.set(path, `(module, exports, require) => {${linked}\n}`);
  };
  add(entry);
  const entries = [...modules].map(([path, source]) => `${JSON.stringify(path)}: ${source}`);
  return `(() => {
    const [sources, loaded] = [{ ${entries.join(",\n")} }, {}];
    const require = (path) => {
      if (!loaded[path]) {
        loaded[path] = { exports: {} };
        sources[path](loaded[path], loaded[path].exports, require);
      }
      return loaded[path].exports;
    };
    return require(${JSON.stringify(entry)});
  })()`;
}

describe.skipIf(skipped)("the kernels in a browser page", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  test("give the same results as in Node, exactly for whole numbers", async () => {
    const page = await browser.newPage();
    const script = bundle(join(DIST, "layers", "conv2d.js"));
    const layer = (conv: typeof import("convbook")) => {
      const whole = (length: number, factor: number) =>
        Array.from({ length }, (_, k) => ((k * factor) % 19) - 9);
      const rows = (list: number[], ...shape: number[]): unknown[] =>
        shape.reduceRight<unknown[]>(
          (parts, length) =>
            Array.from({ length: parts.length / length }, (_, k) =>
              parts.slice(k * length, (k + 1) * length),
            ),
          list,
        )[0] as unknown[];
      const X = rows(whole(20 * 17 * 3, 7), 20, 17, 3);
      const W = rows(whole(3 * 3 * 3 * 5, 5), 3, 3, 3, 5);
      const Z = conv.conv2d(X, W, { padding: "same" });
      const { dX, dW, db } = conv.conv2dGradients(X, W, Z, { padding: "same" });
      return [Z, dX, dW, db].map((tensor) => Array.from(tensor.data));
    };
    const inPage = await page.evaluate(`(${layer})(${script})`);
    expect(inPage).toEqual(layer(await import("convbook")));
  });
});
