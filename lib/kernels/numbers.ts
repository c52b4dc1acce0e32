import type { Numbers } from "../tensor/tensor";

export type { Numbers };

/** True when all of them are float32: what is computed from them is then float32, and else float64. */
export function areSingle(...arrays: Numbers[]): boolean {
  return arrays.every((array) => array instanceof Float32Array);
}

/** The arrays as float64; those that are so already are not copied. */
export function asFloat64<Arrays extends Numbers[]>(
  ...arrays: Arrays
): { [K in keyof Arrays]: Float64Array } {
  return arrays.map((array) =>
    array instanceof Float64Array ? array : new Float64Array(array),
  ) as { [K in keyof Arrays]: Float64Array };
}

/** The arrays as they are when all of them are float32, and else all of them as float64. */
export function alike(...arrays: Numbers[]): Numbers[] {
  return areSingle(...arrays) ? arrays : asFloat64(...arrays);
}

/** Zeros, float32 or float64. */
export function zeroNumbers(single: boolean, length: number): Numbers {
  return single ? new Float32Array(length) : new Float64Array(length);
}
