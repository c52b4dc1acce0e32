// More inputs for written answers. Their Z stands beside them, found by hand.
import { type CheckInputs, fill } from "convbook";
import { two } from "../judge/inputs.js";

/** A matrix from its rows: "1 2; 3 4". */
const rows = (text: string) => text.split(";").map((row) => row.trim().split(/\s+/).map(Number));
const mixed = (shape: number[], twist: number) =>
  fill(shape, (i, j) => (7 * i * i + 3 * j + twist * i * j + j * j) % 5);
const layer = (shapeX: number[], shapeW: number[]): CheckInputs => ({ shapeX, shapeW });

export const MORE: Record<string, [CheckInputs, CheckInputs]> = {
  // −4 everywhere
  constant: [
    { X: rows("1 2 3; 4 5 6; 7 8 9"), W: rows("1 0; 0 -1") },
    layer([32, 32, 3], [5, 5, 3, 16]),
  ],
  // [[2, −1, 3, 2, 0], [1, 1, −2, 1, 2]]
  tall: [
    { X: rows("1 0 2 1 0 3; 0 1 1 0 2 1; 2 0 1 3 1 0; 1 1 0 2 0 1"), W: rows("1 0; 0 -1; 1 0") },
    layer([28, 28, 1], [5, 3, 1, 6]),
  ],
  // [[−0.25, −0.25, 0.25], [−1.25, 1, 0], [0.5, 0, −1]]
  flat: [
    { X: rows("0.5 1 1.5 1; 0 2.5 0.5 0.5; 1 0 0 2"), W: rows("0.5 -0.5") },
    layer([224, 224, 3], [7, 7, 3, 64]),
  ],
  // [[0, 4, 0], [4, −16, 4], [0, 4, 0]]
  spot: [
    { X: fill([5, 5], (i, j) => (i === 2 && j === 2 ? 4 : 0)), W: rows("0 1 0; 1 -4 1; 0 1 0") },
    layer([10, 12, 4], [1, 1, 4, 8]),
  ],
  // 4×7
  long: [
    { X: mixed([7, 9], 2), W: rows("1 0 -1; 2 0 -2; 1 0 -1; 0 1 0") },
    layer([100, 80, 12], [2, 4, 12, 32]),
  ],
  // 4×6
  line: [{ X: mixed([4, 8], 1), W: rows("1 0 -1") }, two],
  // [[−0.5, 0.5, 0.9375]]
  column: [{ X: rows("0.25 0.5 1; 1.5 0 0.125"), W: rows("1; -0.5") }, two],
  // [[1550, −1500]]
  thousands: [{ X: rows("1200 0 50; 0 350 -1500"), W: rows("1 0; 0 1") }, two],
  // [[3, 6, 6, 3], [0, 0, 0, 0], [−3, −6, −6, −3]]
  stripe: [{ X: rows("2 2 2 2 2; 2 5 5 5 2; 2 5 5 5 2; 2 2 2 2 2"), W: rows("-1 -1; 1 1") }, two],
  // [[0, −2, 0], [0, 0, 0], [0, 2, 0]]
  cross: [{ X: rows("1 0 0 1; 0 1 1 0; 0 1 1 0; 1 0 0 1"), W: rows("1 1; -1 -1") }, two],
};
