import { heatmap } from "convbook";
import { describe, expect, test } from "vitest";
import { readPanels } from "./read-cells.js";

/** The numbers in the cells of a heatmap. */
const labels = (values: number[]) => readPanels(heatmap([values]).svg ?? "")[0].values;

describe("the cells of one heatmap write their numbers in one form", () => {
  // biome-ignore format: a table
  const written: [values: number[], texts: string[], why: string][] = [
    [[0.5, 0.00012, 0], ["0.50000", "0.00012", "0"], "two decimals more are enough"],
    [[1, 2, 0.0003], ["1.0000", "2.0000", "0.0003"], "one decimal more is enough"],
    [[0.0012, 0.0003, -0.00004], ["0.00120", "0.00030", "−0.00004"], "all have five"],
    [[0.035, 4e-9], ["3.5e−2", "4e−9"], "all numbers are small"],
    [[1e-9, 3.5e-7, -2e-8], ["1e−9", "3.5e−7", "−2e−8"], "none has a decimal"],
    [[0.25, 1], ["0.25", "1.00"], "none is too small"],
    [[0, 1e-17, 0.5], ["0", "1e−17", "0.5"], "no form fits both"],
  ];
  for (const [values, texts, why] of written) {
    test(`[${values.join(", ")}]: ${why}`, () => expect(labels(values)).toEqual(texts));
  }
});
