/**
 * How fast products and sums can be here at all: thirteen of them side by side on registers, with
 * nothing read and nothing stored. Each waits for its own last round: fewer would measure that
 * wait, and for more there are too few registers.
 *
 * @param rounds how often
 * @param factors the address of two numbers
 */
export function limit<T>(rounds: i32, factors: usize): void {
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
  a = v128.add<T>(a, b);
  a = v128.add<T>(a, c);
  a = v128.add<T>(a, d);
  a = v128.add<T>(a, e);
  a = v128.add<T>(a, f);
  a = v128.add<T>(a, g);
  a = v128.add<T>(a, h);
  a = v128.add<T>(a, i);
  a = v128.add<T>(a, j);
  a = v128.add<T>(a, k);
  a = v128.add<T>(a, l);
  a = v128.add<T>(a, m);
  v128.store(factors, a);
}
