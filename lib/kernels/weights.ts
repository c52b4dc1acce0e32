// The gradient of W: each of its entries is a sum over all pixels of dZ.
import type { ConvGeometry } from "../geometry/geometry";
import { areSingle, type Numbers, zeroNumbers } from "../tensor/numbers";
import { areAdjacent, forwardAxis, runsOf } from "./axes";
import { bandHeight, bands, copySource, sourceRows } from "./bands";
import { withMemory } from "./memory";

/** What a tile reads of X and dZ before its sums are stored should fit into the L1 cache. */
const NEAR_BYTES = 24_576;

/** dW, [k1, k2, n, m]; float32 when X and dZ are. */
export function weightGradient(sizes: ConvGeometry, X: Numbers, dZ: Numbers): Numbers {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [I, J] = sizes.output;
  const [rows, columns] = [forwardAxis(sizes, 0), forwardAxis(sizes, 1)];
  const single = areSingle(X, dZ);
  const size = single ? 4 : 8;
  const [{ taps: down }] = rows.classes;
  const [{ taps: across }] = columns.classes;
  const length = areAdjacent(across) ? across.length * N : N;
  const runs = runsOf(down, across, columns.padded * N * size, N * size);
  // The axes of the sums, rounded up to whole tiles.
  const padded = Math.ceil(length / 8) * 8;
  const width = (Math.ceil((M * size) / 16) * 16) / size;
  // Each row of dZ is split into segments, which a tile reads one after the other.
  const near = Math.min(128, Math.max(16, Math.floor(NEAR_BYTES / ((N + M) * size))));
  const segments = Math.ceil(J / near);
  const segment = Math.ceil(J / segments);
  /** X, dZ and the list of segments of a band. */
  const bandBytes = (height: number) => [
    sourceRows(rows, height) * columns.padded * N * size,
    height * J * M * size,
    12 * height * segments,
  ];
  const height = bandHeight(I, (some) => bandBytes(some).reduce((a, b) => a + b));
  const pieces = [4 * runs.length, runs.length * padded * width * size, ...bandBytes(height)];
  return withMemory(pieces, (kernels, runsAt, sumsAt, xAt, zAt, listAt) => {
    const { buffer } = kernels.memory;
    const numbers = single ? new Float32Array(buffer) : new Float64Array(buffer);
    const addresses = new Uint32Array(buffer);
    addresses.set(runs, runsAt / 4);
    const sums = numbers.subarray(sumsAt / size, sumsAt / size + runs.length * padded * width);
    sums.fill(0);
    const accumulate = single ? kernels.weightGradient32 : kernels.weightGradient64;
    for (const band of bands(batch, I, height)) {
      copySource(numbers.subarray(xAt / size), X, N, rows, columns, band);
      const first = (band.image * I + band.first) * J * M;
      const last = (band.image * I + band.last) * J * M;
      numbers.set(dZ.subarray(first, last), zAt / size);
      let to = listAt / 4;
      for (let i = 0; i < band.last - band.first; i++) {
        for (let j = 0; j < J; j += segment) {
          const pixel = rows.step * i * columns.padded + j * columns.step;
          addresses[to++] = xAt + pixel * N * size;
          addresses[to++] = zAt + (i * J + j) * M * size;
          addresses[to++] = Math.min(segment, J - j) * M * size;
        }
      }
      accumulate(
        listAt,
        (to - listAt / 4) / 3,
        Math.max(1, Math.floor(near / segment)),
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
        const row = (run * padded + l) * width;
        dW.set(sums.subarray(row, row + M), w);
      }
    }
    return dW;
  });
}
