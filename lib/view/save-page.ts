// Takes the place of save.ts in a page, by the field "imports" of package.json.
import type * as SaveModule from "./save";

/** Says why no file is written. */
export const writePicture: typeof SaveModule.writePicture = async () =>
  "a page cannot write files; save works in Node only";
