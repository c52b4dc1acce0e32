// Takes the place of save.ts in a page, by the field "imports" of package.json.
import { quote } from "../tensor/arguments";
import type * as SaveModule from "./save";

/** Dots for each pixel of a PNG, as in Node. */
const ZOOM = 2;

/** What a kernel in a page offers, where there is one. */
interface Files {
  saveFile(path: string, content: string | Uint8Array): Promise<void>;
  rasterize(svg: string, zoom: number): Promise<Uint8Array>;
}

/** Keeps the file in the browser if a notebook runs in the page, or says why none is written. */
export const writePicture: typeof SaveModule.writePicture = async (svg, path) => {
  const { jupyterlite } = globalThis as { jupyterlite?: Files };
  if (jupyterlite === undefined) return "a page cannot write files; save works in Node only";
  try {
    const isSvg = path.toLowerCase().endsWith(".svg");
    await jupyterlite.saveFile(path, isSvg ? svg : await jupyterlite.rasterize(svg, ZOOM));
    return undefined;
  } catch (error) {
    return `${quote(path)} cannot be written: ${(error as Error).message}`;
  }
};
