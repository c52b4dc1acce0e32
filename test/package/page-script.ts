// What the page of page.test.ts computes, and what the result should be.
const W = [
  [1, 0, -2],
  [0, 3, 0],
  [-1, 0, 1],
];

/** A script that uses the package in a page and leaves what it found in `window.found`. */
export const PAGE = `
import { check, conv2d, heatmap, symbolic, table } from "convbook";
const X = Array.from({ length: 60 }, (_, i) =>
  Array.from({ length: 60 }, (_, j) => ((7 * i + 5 * j) % 19) - 9));
let kernels = 0;
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, given) {
    kernels++;
    return new Instance(...given);
  },
});
async function look() {
  const Z = conv2d(X, ${JSON.stringify(W)});
  const [small, large] = [heatmap([[1, -2]], { name: "W" }), heatmap(Z, { name: "Z" })];
  document.body.innerHTML = small.html + large.html + table([[1, 2], [3, 4]]).html;
  const images = [...document.images];
  await Promise.all(images.map((image) => image.decode()));
  const drawing = new DOMParser().parseFromString(small.svg, "image/svg+xml");
  return {
    Z: Z.toArray(),
    kernels,
    texts: [...drawing.querySelectorAll("text")].map((text) => text.textContent),
    drawn: images.map((image) => image.naturalWidth > 0),
    cells: [...document.querySelectorAll("td")].map((cell) => cell.textContent),
    mistakes: check("2d", 1800, { shapeX: [48, 64, 10], shapeW: [3, 3, 10, 20] }).mistakes,
    derivative: symbolic("z^2", "z").derivative,
    saved: await small.save("W.png").catch(({ message }) => message),
  };
}
window.found = await look().catch(({ message }) => message);
`;

/** The sums of a convolution over the page's X, straight from the formula. */
export function expectedZ(): number[][] {
  const x = (i: number, j: number) => ((7 * i + 5 * j) % 19) - 9;
  return Array.from({ length: 58 }, (_, i) =>
    Array.from({ length: 58 }, (_, j) =>
      W.flatMap((row, k1) => row.map((w, k2) => w * x(i + k1, j + k2))).reduce((a, b) => a + b),
    ),
  );
}
