// The exports of the WebAssembly module: each kernel for float64 and for float32.
import { correlate } from "./correlate";
import { weightGradient } from "./gradient";

export { list } from "./list";

export function correlate64(
  pixels: usize,
  count: i32,
  runs: usize,
  runCount: i32,
  length: i32,
  weights: usize,
  channels: i32,
): void {
  correlate<f64>(pixels, count, runs, runCount, length, weights, channels);
}

export function weightGradient64(
  segments: usize,
  segmentCount: i32,
  together: i32,
  stepX: usize,
  runs: usize,
  runCount: i32,
  length: i32,
  sums: usize,
  channels: i32,
): void {
  weightGradient<f64>(
    segments,
    segmentCount,
    together,
    stepX,
    runs,
    runCount,
    length,
    sums,
    channels,
  );
}

export function correlate32(
  pixels: usize,
  count: i32,
  runs: usize,
  runCount: i32,
  length: i32,
  weights: usize,
  channels: i32,
): void {
  correlate<f32>(pixels, count, runs, runCount, length, weights, channels);
}

export function weightGradient32(
  segments: usize,
  segmentCount: i32,
  together: i32,
  stepX: usize,
  runs: usize,
  runCount: i32,
  length: i32,
  sums: usize,
  channels: i32,
): void {
  weightGradient<f32>(
    segments,
    segmentCount,
    together,
    stepX,
    runs,
    runCount,
    length,
    sums,
    channels,
  );
}
