// The gradient of W: for each entry of the kernel a sum over all pixels.
import type { ConvGeometry } from "../geometry/geometry";
import { areSingle, type Numbers, zeroNumbers } from "../tensor/numbers";
import { areAdjacent, forwardAxis } from "./axes";
import { bandSize, bands, copySource, sourceRows } from "./bands";
import { withMemory } from "./memory";

/** The pixels that pass by before a tile's sums are stored should fit into the nearest cache. */
const NEAR_BYTES = 24_576;

/** dW, [k1, k2, n, m]. */
export function weightGradient(sizes: ConvGeometry, X: Numbers, dZ: Numbers): Numbers {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [I, J] = sizes.output;
  const [rows, columns] = [forwardAxis(sizes, 0), forwardAxis(sizes, 1)];
  const single = areSingle(X, dZ);
  const size = single ? 4 : 8;
  const [{ taps: down }] = rows.classes;
  const [{ taps: across }] = columns.classes;
  // Neighbouring columns of the window make one run, with all their channels.
  const adjacent = areAdjacent(across);
  const length = adjacent ? across.length * N : N;
  const starts = adjacent ? across.slice(0, 1) : across;
  const runs = down.flatMap((k1) =>
    starts.map((k2) => (k1.at * columns.padded + k2.at) * N * size),
  );
  const padded = Math.ceil(length / 8) * 8;
  const width = (Math.ceil((M * size) / 16) * 16) / size;
  // A row of pixels is worked off in parts: a tile meets so many pixels before its sums are stored.
  const near = Math.min(128, Math.max(16, Math.floor(NEAR_BYTES / ((N + M) * size))));
  const parts = Math.ceil(J / near);
  const part = Math.ceil(J / parts);
  const bytesOf = (images: number, height: number) => [
    images * sourceRows(rows, height) * columns.padded * N * size,
    images * height * J * M * size,
    12 * images * height * parts,
  ];
  const band = bandSize(batch, I, (...some) => bytesOf(...some).reduce((a, b) => a + b));
  const pieces = [
    4 * runs.length,
    runs.length * padded * width * size,
    ...bytesOf(band.images, band.count),
  ];
  return withMemory(pieces, (kernels, runsAt, sumsAt, xAt, zAt, listAt) => {
    const { buffer } = kernels.memory;
    const numbers = single ? new Float32Array(buffer) : new Float64Array(buffer);
    const addresses = new Uint32Array(buffer);
    addresses.set(runs, runsAt / 4);
    const sums = sumsAt / size;
    numbers.fill(0, sums, sums + runs.length * padded * width);
    const accumulate = single ? kernels.weightGradient32 : kernels.weightGradient64;
    for (const here of bands(batch, I, band)) {
      copySource(numbers.subarray(xAt / size), X, N, rows, columns, here);
      const height = here.last - here.first;
      const start = (here.image * I + here.first) * J * M;
      numbers.set(dZ.subarray(start, start + here.images * height * J * M), zAt / size);
      let to = listAt / 4;
      for (let image = 0; image < here.images; image++) {
        for (let i = 0; i < height; i++) {
          const line = image * sourceRows(rows, height) + rows.step * i;
          for (let j = 0; j < J; j += part) {
            addresses[to++] = xAt + (line * columns.padded + j * columns.step) * N * size;
            addresses[to++] = zAt + ((image * height + i) * J + j) * M * size;
            addresses[to++] = Math.min(part, J - j) * M * size;
          }
        }
      }
      accumulate(
        listAt,
        (to - listAt / 4) / 3,
        Math.max(1, Math.floor(near / part)),
        columns.step * N * size,
        runsAt,
        runs.length,
        length,
        sumsAt,
        M,
      );
    }
    const dW = zeroNumbers(single, runs.length * length * M);
    let w = 0;
    for (let run = 0; run < runs.length; run++) {
      for (let l = 0; l < length; l++, w += M) {
        const row = sums + (run * padded + l) * width;
        dW.set(numbers.subarray(row, row + M), w);
      }
    }
    return dW;
  });
}
