// Computes a correlation, Z or dX, band by band in WebAssembly.
import { areSingle, type Numbers, zeroNumbers } from "../tensor/numbers";
import { bandHeight, bands, copySource, sourceRows } from "./bands";
import { withMemory } from "./memory";
import { Pass } from "./pass";
import { groupSize, type Plan } from "./plan";

/** The results, [image, row, column, channel]; float32 when the source and W are. */
export function correlation(plan: Plan, source: Numbers, W: Numbers): Numbers {
  const { batch, rows, columns, inputs, outputs } = plan;
  const single = areSingle(source, W);
  const size = single ? 4 : 8;
  const group = groupSize(plan, 16 / size);
  const passes = rows.classes.flatMap((row) =>
    columns.classes.map((column) => new Pass(plan, row, column, group, size)),
  );
  const resultRow = columns.results * outputs;
  /** The source, the results and the list of pixels of a band. */
  const bandBytes = (height: number) => [
    sourceRows(rows, height) * columns.padded * inputs * size,
    Math.min(height * rows.spacing, rows.results) * resultRow * size,
    8 * (height * Math.ceil(columns.results / columns.spacing) + 4),
  ];
  const count = Math.ceil(rows.results / rows.spacing);
  const height = bandHeight(count, (some) => bandBytes(some).reduce((a, b) => a + b));
  const weightBytes = passes.reduce((sum, pass) => sum + pass.bytes, 0);
  return withMemory([weightBytes, ...bandBytes(height)], (kernels, weightsAt, ...bandAt) => {
    const { buffer } = kernels.memory;
    const numbers = single ? new Float32Array(buffer) : new Float64Array(buffer);
    const addresses = new Uint32Array(buffer);
    let at = weightsAt;
    for (const pass of passes) {
      pass.place(at, numbers, addresses, W);
      at += pass.bytes;
    }
    const correlate = single ? kernels.correlate32 : kernels.correlate64;
    const [ofSource, ofResults] = bandAt.map((address) => numbers.subarray(address / size));
    const results = zeroNumbers(single, batch * rows.results * resultRow);
    for (const band of bands(batch, count, height)) {
      copySource(ofSource, source, inputs, rows, columns, band);
      for (const pass of passes) pass.compute(kernels, correlate, bandAt, band);
      const first = band.first * rows.spacing;
      const last = Math.min(band.last * rows.spacing, rows.results);
      const computed = ofResults.subarray(0, (last - first) * resultRow);
      results.set(computed, (band.image * rows.results + first) * resultRow);
    }
    return results;
  });
}
