// Pictures in files, as SVG or PNG; Node only.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type * as ResvgModule from "@resvg/resvg-wasm";

/** Dots for each pixel of a PNG: sharp on today's screens and in print. */
const ZOOM = 2;

/** Writes a file whole or not at all; returns why it cannot be written, if it cannot. */
export async function writePicture(svg: string, path: string): Promise<string | undefined> {
  const content = path.toLowerCase().endsWith(".svg") ? svg : await rasterized(svg);
  const fresh = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(fresh, content);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? "its folder does not exist" : (code ?? "the system refused it");
  }
}

let renderer: Promise<typeof ResvgModule> | undefined;

/** The renderer is compiled once, when a PNG is asked for first. */
async function loadRenderer(): Promise<typeof ResvgModule> {
  const resvg = require("@resvg/resvg-wasm") as typeof ResvgModule;
  await resvg.initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return resvg;
}

/** The fonts of the figures, which come along: a renderer in WebAssembly does not see those installed. */
function fonts(): Uint8Array[] {
  const faces = ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-BoldOblique"];
  return faces.map((face) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`)));
}

async function rasterized(svg: string): Promise<Uint8Array> {
  renderer ??= loadRenderer();
  const { Resvg } = await renderer;
  // For pixels with sharp edges the renderer knows only an older word, with which Chromium smooths them.
  const sharp = svg.replace('image-rendering="pixelated"', 'image-rendering="optimizeSpeed"');
  const picture = new Resvg(sharp, {
    fitTo: { mode: "zoom", value: ZOOM },
    font: { fontBuffers: fonts(), defaultFontFamily: "DejaVu Sans", loadSystemFonts: false },
  });
  return picture.render().asPng();
}
