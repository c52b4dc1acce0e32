// The two kinds of arrays that hold the entries of a tensor.

/** The entries of a tensor: float64, or float32 if the reader asked for it. */
export type Numbers = Float64Array | Float32Array;

/** True when all of them are float32. Results are float32 then, and float64 otherwise. */
export function areSingle(first: Numbers, second = first, third = first): boolean {
  return (
    first instanceof Float32Array && second instanceof Float32Array && third instanceof Float32Array
  );
}

/** The array as float64: itself, if it is float64 already. */
export function asFloat64(array: Numbers): Float64Array {
  return array instanceof Float64Array ? array : new Float64Array(array);
}

/** The array as float32 when `single` is true, else the array itself. */
export function rounded(array: Float64Array, single: boolean): Numbers {
  return single ? new Float32Array(array) : array;
}

/** Zeros, float32 or float64. */
export function zeroNumbers(single: boolean, length: number): Numbers {
  return single ? new Float32Array(length) : new Float64Array(length);
}

/** Zeros of the kind of an array. */
export function zerosLike<Data extends Numbers>(array: Data, length: number): Data {
  return zeroNumbers(areSingle(array), length) as Data;
}

/** The numbers of several arrays, one array after the other. */
export function joined(arrays: readonly Numbers[]): Float64Array {
  const all = new Float64Array(arrays.reduce((length, array) => length + array.length, 0));
  let end = 0;
  for (const array of arrays) {
    all.set(array, end);
    end += array.length;
  }
  return all;
}
