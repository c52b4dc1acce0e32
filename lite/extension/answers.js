// What the page does for cells, because a worker cannot: it keeps files and turns pictures into dots.
import { PathExt } from "@jupyterlab/coreutils";

/**
 * @param {() => import("@jupyterlab/services").Contents.IManager} contents where the page keeps files
 * @returns {(question: { name: string, args: unknown[] }, folder: string) => Promise<{ value?: unknown, error?: string }>}
 *   answers the worker of a notebook in a folder
 */
export function answersOfPage(contents) {
  const functions = {
    async saveFile(folder, path, content) {
      const isText = typeof content === "string";
      await contents().save(PathExt.join(folder, path), {
        type: "file",
        format: isText ? "text" : "base64",
        content: isText ? content : await inBase64(content),
      });
    },

    async rasterize(_folder, svg, zoom) {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * zoom;
      canvas.height = image.naturalHeight * zoom;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      const png = await new Promise((resolve) => canvas.toBlob(resolve));
      return new Uint8Array(await png.arrayBuffer());
    },
  };
  return async ({ name, args }, folder) => {
    try {
      return { value: await functions[name](folder, ...args) };
    } catch (error) {
      return { error: String(error.message ?? error) };
    }
  };
}

/** @param {Uint8Array} bytes */
async function inBase64(bytes) {
  const reader = new FileReader();
  const read = new Promise((resolve) => {
    reader.onload = () => resolve(reader.result);
  });
  reader.readAsDataURL(new Blob([bytes]));
  return (await read).split(",")[1];
}
