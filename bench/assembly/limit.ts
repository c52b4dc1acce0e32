/** The highest speed at which 128-bit vectors can multiply and add: everything stays in registers. */

export function limit64(rounds: i32, factors: usize): void {
  limit<f64>(rounds, factors);
}

export function limit32(rounds: i32, factors: usize): void {
  limit<f32>(rounds, factors);
}

/**
 * In each round, thirteen vectors are multiplied by a factor and a summand is added. Each vector
 * depends on its own last round alone. With fewer vectors the processor would wait for that round to
 * finish; with more it would run out of registers.
 *
 * @param factors the address of the factor and the summand: from numbers that are passed as arguments,
 *   Node 20 makes a loop of half the speed
 */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function limit<T>(rounds: i32, factors: usize): void {
  const x = v128.load_splat<T>(factors);
  const y = v128.load_splat<T>(factors, sizeof<T>());
  let a = y;
  let b = y;
  let c = y;
  let d = y;
  let e = y;
  let f = y;
  let g = y;
  let h = y;
  let i = y;
  let j = y;
  let k = y;
  let l = y;
  let m = y;
  for (let round = 0; round < rounds; round++) {
    a = v128.add<T>(v128.mul<T>(a, x), y);
    b = v128.add<T>(v128.mul<T>(b, x), y);
    c = v128.add<T>(v128.mul<T>(c, x), y);
    d = v128.add<T>(v128.mul<T>(d, x), y);
    e = v128.add<T>(v128.mul<T>(e, x), y);
    f = v128.add<T>(v128.mul<T>(f, x), y);
    g = v128.add<T>(v128.mul<T>(g, x), y);
    h = v128.add<T>(v128.mul<T>(h, x), y);
    i = v128.add<T>(v128.mul<T>(i, x), y);
    j = v128.add<T>(v128.mul<T>(j, x), y);
    k = v128.add<T>(v128.mul<T>(k, x), y);
    l = v128.add<T>(v128.mul<T>(l, x), y);
    m = v128.add<T>(v128.mul<T>(m, x), y);
  }
  // The sum of all thirteen is stored, so that the compiler cannot leave any of them out.
  a = v128.add<T>(v128.add<T>(a, b), v128.add<T>(c, d));
  e = v128.add<T>(v128.add<T>(e, f), v128.add<T>(g, h));
  i = v128.add<T>(v128.add<T>(i, j), v128.add<T>(k, l));
  v128.store(factors, v128.add<T>(v128.add<T>(a, e), v128.add<T>(i, m)));
}
