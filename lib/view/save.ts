// Writes pictures to files, in Node. In a page save-page.ts takes its place.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type * as ResvgModule from "@resvg/resvg-wasm";
import { quote } from "../tensor/arguments";

/** Dots for each pixel of a PNG: sharp on today's screens and in print. */
const ZOOM = 2;

/** The faces that the figures use: for numbers, for titles, for the names of axes. */
const FACES = ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-BoldOblique"];

/** Writes a complete file or none, and returns the reason if it cannot be written. */
export async function writePicture(svg: string, path: string): Promise<string | undefined> {
  const content = path.toLowerCase().endsWith(".svg") ? svg : await rasterized(svg);
  if (content === undefined) {
    return "a PNG needs two more packages: run npm install @resvg/resvg-wasm dejavu-fonts-ttf, or save an .svg";
  }
  const fresh = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(fresh, content);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "its folder does not exist" : code;
    return `${quote(path)} cannot be written: ${reason ?? "the system refused it"}`;
  }
}

/** What a PNG needs: a renderer, and fonts, because WebAssembly cannot see those of the system. */
interface Renderer {
  resvg: typeof ResvgModule;
  fonts: Uint8Array[];
}

let renderer: Promise<Renderer> | undefined;

async function compiled(needed: Renderer): Promise<Renderer> {
  const binary = require.resolve("@resvg/resvg-wasm/index_bg.wasm");
  await needed.resvg.initWasm(readFileSync(binary));
  return needed;
}

/** The packages, which are optional; undefined where one is not installed. */
function findPackages(): Renderer | undefined {
  try {
    const resvg = require("@resvg/resvg-wasm") as typeof ResvgModule;
    const files = FACES.map((face) => require.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`));
    return { resvg, fonts: files.map((file) => readFileSync(file)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** The picture as a PNG; undefined where the packages for it are missing. */
async function rasterized(svg: string): Promise<Uint8Array | undefined> {
  if (renderer === undefined) {
    const needed = findPackages();
    if (needed === undefined) return undefined;
    // The renderer is compiled once, for the first PNG.
    renderer = compiled(needed);
  }
  const { resvg, fonts } = await renderer;
  // The renderer knows only the older word for sharp pixels, which makes Chromium smooth them.
  const sharp = svg.replace('image-rendering="pixelated"', 'image-rendering="optimizeSpeed"');
  const picture = new resvg.Resvg(sharp, {
    fitTo: { mode: "zoom", value: ZOOM },
    font: { fontBuffers: fonts, defaultFontFamily: "DejaVu Sans", loadSystemFonts: false },
  });
  return picture.render().asPng();
}
