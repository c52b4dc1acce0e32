// The layers that are measured, from a worked example to a photograph.
export const LAYERS = [
  { name: "Problem 1", x: [6, 5, 1], w: [2, 2, 1, 1] },
  { name: "Problem 2", x: [48, 64, 10], w: [3, 3, 10, 20] },
  { name: "64 channels", x: [64, 64, 64], w: [3, 3, 64, 64] },
  { name: "224×224, 7×7", x: [224, 224, 3], w: [7, 7, 3, 64] },
  { name: "512×512, 3×3", x: [512, 512, 3], w: [3, 3, 3, 64] },
  { name: "batch of 32", x: [32, 32, 32, 16], w: [3, 3, 16, 32] },
];

/**
 * All programs compute a layer in turn, in several rounds, so that a moment in which the machine is busy
 * slows all of them. In a round, each runs for at least this time and this often, and the median counts;
 * of the rounds, the fastest counts.
 */
export const ROUNDS = 3;
export const REPEATS = { time: 120, iterations: 3, warmup: false };
