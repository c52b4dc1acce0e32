// A plain web server for a folder, below a path, which counts what it sends.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = new Map([
  [".html", "text/html"],
  [".js", "text/javascript"],
  [".json", "application/json"],
  [".ipynb", "application/json"],
  [".css", "text/css"],
  [".svg", "image/svg+xml"],
  [".webmanifest", "application/manifest+json"],
]);

/**
 * @param {string} folder
 * @param {string} path under which the folder is served: "/some/path/"
 * @returns {Promise<{ address: string, sent: { requests: number, bytes: number }, close: () => Promise<void> }>}
 *   sent: the requests so far, and the bytes of their compressed answers
 */
export async function serve(folder, path) {
  const sent = { requests: 0, bytes: 0 };
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? "", "http://localhost").pathname);
    let file = join(folder, normalize(asked.slice(path.length)));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!asked.startsWith(path) || !existsSync(file)) {
      response.writeHead(404).end("not found");
      return;
    }
    const state = `${file} ${statSync(file).mtimeMs}`;
    const content = packed.get(state) ?? gzipSync(readFileSync(file));
    packed.set(state, content);
    sent.requests++;
    sent.bytes += content.length;
    const type = TYPES.get(extname(file)) ?? "application/octet-stream";
    // As GitHub Pages answers.
    const headers = { "content-encoding": "gzip", "cache-control": "max-age=600" };
    response.writeHead(200, { "content-type": type, ...headers }).end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}${path}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
