import { cpSync } from "node:fs";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import type { Browser } from "playwright-core";
import {
  createLogger,
  createServer,
  type InlineConfig,
  type PreviewServer,
  preview,
  type ViteDevServer,
  build as viteBuild,
} from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, skipped } from "../browser/lab.mjs";
import { Installed } from "./installed.js";
import { expectedZ, PAGE } from "./page-script.js";

describe("the package in a page", { timeout: 60_000 }, () => {
  let installed: Installed;
  let browser: Browser | undefined;
  /** The warnings of Vite. */
  const warned: string[] = [];
  /** Vite's settings; its servers listen on loopback, at free ports. */
  let vite: InlineConfig;
  beforeAll(async () => {
    installed = new Installed();
    installed.write("page.js", PAGE);
    installed.write("index.html", '<!doctype html><script type="module" src="/page.js"></script>');
    const address = { host: "127.0.0.1", port: 0 };
    vite = {
      root: installed.folder,
      configFile: false,
      logLevel: "warn",
      customLogger: { ...createLogger("silent"), warn: (message) => warned.push(message) },
      server: address,
      preview: address,
    };
    if (!skipped) browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    installed?.remove();
  }, 60_000);

  const bundlers = {
    esbuild: async (folder: string) => {
      const { warnings } = await esbuild({
        absWorkingDir: installed.folder,
        entryPoints: ["page.js"],
        bundle: true,
        format: "esm",
        platform: "browser",
        logLevel: "silent",
        outdir: folder,
      });
      cpSync(join(installed.folder, "index.html"), join(installed.folder, folder, "index.html"));
      return warnings.map(({ text }) => text);
    },
    Vite: async (folder: string) => {
      warned.length = 0;
      // All of mathjs and of Plot is more than the 500 kB that Vite likes.
      await viteBuild({ ...vite, build: { outDir: folder, chunkSizeWarningLimit: 5000 } });
      return warned;
    },
  };

  for (const [name, bundle] of Object.entries(bundlers)) {
    test(`${name} bundles it without a warning`, async () => {
      expect(await bundle(`by-${name}`)).toEqual([]);
    });
  }

  describe.skipIf(skipped)("works in Chromium", () => {
    /** Opens the page at the first address of a server and checks what it finds. */
    async function look(server: ViteDevServer | PreviewServer): Promise<void> {
      const page = await browser?.newPage();
      if (page === undefined) throw new Error("there is no browser");
      try {
        await page.goto(server.resolvedUrls?.local[0] ?? "");
        const handle = await page.waitForFunction("window.found", undefined, { timeout: 20_000 });
        expect(await handle.jsonValue()).toEqual({
          Z: expectedZ(),
          kernels: 1,
          texts: expect.arrayContaining(["1", "−2"]),
          drawn: [true, true],
          cells: ["1", "2", "3", "4"],
          mistakes: ["leaving out the biases"],
          derivative: "2 * z",
          saved: "save: a page cannot write files; save works in Node only",
        });
      } finally {
        await page.close();
        await server.close();
      }
    }

    test("as Vite serves it during development", async () => {
      const server = await createServer(vite);
      await server.listen();
      await look(server);
    });

    for (const [name, bundle] of Object.entries(bundlers)) {
      test(`as ${name} bundles it`, async () => {
        const folder = `shown-by-${name}`;
        await bundle(folder);
        await look(await preview({ ...vite, build: { outDir: folder } }));
      });
    }
  });
});
