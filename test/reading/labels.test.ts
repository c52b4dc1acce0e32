// Which number a label belongs to: the one beside it, or all of them.
import { describe } from "vitest";
import { cases, refusals } from "./tables.js";

describe("a label", () => {
  cases("2a", [
    // It names the whole shape where it stands before all its numbers,
    ["output 46 × 62 × 20", "46, 62, 20"],
    ["output (46, 62, 20)", "46, 62, 20"],
    ["output [46, 62, 20]", "46, 62, 20"],
    // and else the number beside it.
    ["20 channels × 46 × 62", "46, 62, 20"],
    ["46 × 62 × 20 channels", "46, 62, 20"],
    ["channels 20, 46 × 62", "46, 62, 20"],
    ["channels 20, (46, 62)", "46, 62, 20"],
  ]);
  cases("1b", [
    ["output 5 × 4 (rows × columns)", "5, 4"],
    ["rows: 5, columns: 4, so 5 × 4", "5, 4"],
  ]);
  refusals("1b", [
    ["rows: 5, columns: 4, so 5 × 3", "There are two answers: 5, 4, and then 5, 3."],
  ]);
});
