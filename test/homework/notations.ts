// Ways to write an answer, so that any right or wrong one can be written in all of them.

type Notation<Meaning> = (meaning: Meaning) => string;

/** Lower and upper limits of k1, then of k2. */
type Four = [number, number, number, number];
export interface Located {
  value?: number;
  at: [number, number];
}

const upTo = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);
const set = (from: number, to: number) => (from < to ? upTo(from, to).join(", ") : undefined);
const dots = (from: number, to: number) => `${from}, …, ${to}`;

export const limits: Notation<Four>[] = [
  ([a, b, c, d]) => `${a} ${b} ${c} ${d}`,
  ([a, b, c, d]) => `[[${a}, ${b}], [${c}, ${d}]]`,
  ([a, b, c, d]) => `${a} to ${b}, ${c} to ${d}`,
  ([a, b, c, d]) => `from ${a} to ${b} and from ${c} to ${d}`,
  ([a, b, c, d]) => `k1: ${a} to ${b}, k2: ${c} to ${d}`,
  ([a, b, c, d]) => `k2: ${c} to ${d}; k1: ${a} to ${b}`,
  ([a, b, c, d]) => `k2 from ${c} to ${d} and k1 from ${a} to ${b}`,
  ([a, b, c, d]) => `k1=${a}..${b}, k2=${c}..${d}`,
  ([a, b, c, d]) => `${a} ≤ k1 ≤ ${b}, ${c} <= k2 <= ${d}`,
  ([a, b, c, d]) => `${a} ≤ k1 < ${b + 1} and ${c - 1} < k2 ≤ ${d}`,
  ([a, b, c, d]) => `${b} >= k1 >= ${a}; ${d} >= k2 >= ${c}`,
  ([a, b, c, d]) => `k1 >= ${a}, k1 <= ${b}, k2 >= ${c}, k2 <= ${d}`,
  ([a, b, c, d]) => `k1 = ${dots(a, b)} and k2 = ${dots(c, d)}`,
  ([a, b, c, d]) => `k_1 = ${set(a, b) ?? dots(a, b)}; k_2 = ${set(c, d) ?? dots(c, d)}`,
  ([a, b, c, d]) => `k1 ∈ [${a}, ${b + 1}), k2 ∈ [${c}, ${d + 1})`,
  ([a, b, c, d]) => `k1 in range(${a}, ${b + 1}), k2 in range(${c}, ${d + 1})`,
  ([a, b, c, d]) => `{"k2": [${c}, ${d}], "k1": [${a}, ${b}]}`,
  ([a, b, c, d]) => `\\sum_{k_1=${a}}^{${b}} \\sum_{k_2=${c}}^{${d}} W[k_1, k_2]`,
  ([a, b, c, d]) => `$${a} \\le k_1 \\le ${b}$, $${c} \\leq k_2 \\leq ${d}$`,
  ([a, b, c, d]) => `${a} to ${b} for k1, ${c} to ${d} for k2`,
  ([a, b, c, d]) => `k1 starts at ${a} and ends at ${b}; k2 starts at ${c} and ends at ${d}`,
  ([a, b, c, d]) => `k1 between ${a} and ${b}\nk2 between ${c} and ${d}`,
];

export const pair = (first: string, second: string): Notation<number[]>[] => [
  ([a, b]) => `${a} ${b}`,
  ([a, b]) => `${a}, ${b}`,
  ([a, b]) => `(${a},${b})`,
  ([a, b]) => `[${a}, ${b}]`,
  ([a, b]) => `${a}\n${b}`,
  ([a, b]) => `${first}: ${a}, ${second}: ${b}`,
  ([a, b]) => `${second} = ${b}, ${first} = ${a}`,
  ([a, b]) => `${a} ${first} and ${b} ${second}`,
  ([a, b]) => `${b} ${second}, ${a} ${first}`,
  ([a, b]) => `(${second}, ${first}) = (${b}, ${a})`,
  ([a, b]) => `{ ${second}: ${b}, ${first}: ${a} }`,
  ([a, b]) => `there are ${a} ${first}, and there are ${b} ${second}`,
  ([a, b]) => `${a} + 1 - 1, ${b}`,
];

export const size: Notation<number[]>[] = [
  (lengths) => lengths.join("×"),
  (lengths) => lengths.join(" x "),
  (lengths) => lengths.join("*"),
  (lengths) => lengths.join(" by "),
  (lengths) => `$${lengths.join(" \\times ")}$`,
  (lengths) => `(${lengths.join(", ")})`,
  (lengths) => `the size is ${lengths.join("-by-")}`,
  (lengths) => `${lengths.join("x")}.`,
];

export const shapes: Notation<number[]>[] = [
  ...size,
  (lengths) => `${lengths.join("×")} for both`,
  (lengths) => `Z: ${lengths.join("x")}, U: the same`,
  (lengths) => `U: (${lengths.join(", ")}), Z: (${lengths.join(", ")})`,
  (lengths) => `Z = U = (${lengths.join(", ")})`,
  (lengths) => JSON.stringify({ Z: lengths, U: lengths }),
];

const places: Notation<[number, number]>[] = [
  ([i, j]) => `(${i}, ${j})`,
  ([i, j]) => `[${i},${j}]`,
  ([i, j]) => `row ${i}, column ${j}`,
  ([i, j]) => `column ${j} and row ${i}`,
  ([i, j]) => `i = ${i}, j = ${j}`,
  ([i, j]) => `j=${j}; i=${i}`,
  ([i, j]) => `(j, i) = (${j}, ${i})`,
  ([i, j]) => `pixel (${i},${j})`,
];

export const pixel: Notation<Located>[] = [
  ...places.map(
    (write) =>
      ({ at }: Located) =>
        write(at),
  ),
  ({ at: [i, j] }) => `${i} ${j}`,
  ({ at: [i, j] }) => `Z[${i}, ${j}] = 0`,
  ({ at: [i, j] }) => `0 at (${i},${j})`,
];

export const located: Notation<Located>[] = [
  ...places.map(
    (write) =>
      ({ value, at }: Located) =>
        `${value} at ${write(at)}`,
  ),
  ...places.map(
    (write) =>
      ({ value, at }: Located) =>
        `${write(at)}: ${value}`,
  ),
  ({ value, at: [i, j] }) => `${value} ${i} ${j}`,
  ({ value, at: [i, j] }) => `${value}, (${i}, ${j})`,
  ({ value, at: [i, j] }) => `Z[${i},${j}] = ${value}`,
  ({ value, at: [i, j] }) => `Z(${i}, ${j})=${value}`,
  ({ value, at: [i, j] }) => `$Z_{${i},${j}} = ${value}$`,
  ({ value, at: [i, j] }) => `Z[${i}][${j}] = ${value}`,
  ({ value, at: [i, j] }) => `value: ${value}, pixel: (${i},${j})`,
  ({ value, at }) => JSON.stringify({ value, at }),
  ({ value, at }) => JSON.stringify([value, at]),
];

const grouped = (value: number, by: string) => String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, by);

export const count: Notation<number>[] = [
  (value) => `${value}`,
  (value) => grouped(value, ","),
  (value) => grouped(value, " "),
  (value) => grouped(value, "\u202f"),
  (value) => grouped(value, "’"),
  (value) => `= ${value}.`,
  (value) => `the answer is ${value}`,
  (value) => `${value - 7} + 7`,
  (value) => `2 · ${value} / 2 = ${value}`,
  (value) => `${value / 1000} thousand`,
  (value) => value.toExponential().replace("+", ""),
];

/** What a keyboard, a program or a typesetter makes of a text without changing its meaning. */
export const disguises: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(" ", "\u00a0"),
  (text) => text.replaceAll("-", "−"),
  (text) => text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (text) => `“${text}”`,
  (text) => `\n  ${text}  \n`,
];
