// Problem 3 on random inputs, forwards and backwards.
import { each, type Four, forward, four, generator, type Nested, range, times } from "./layer.js";

export interface Problem3 {
  activation: "sigmoid" | "tanh" | "relu";
  batched: boolean;
  X: Four;
  W: Four;
  b: number[];
  Z: Four;
  U: Four;
  dU: Four;
  dZ: Four;
}

export const FUNCTIONS = {
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  tanh: (z: number) => (Math.exp(2 * z) - 1) / (Math.exp(2 * z) + 1),
  relu: (z: number) => (z > 0 ? z : 0),
};
const SLOPES = {
  sigmoid: (z: number) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2,
  tanh: (z: number) => 4 / (Math.exp(z) + Math.exp(-z)) ** 2,
  relu: (z: number) => (z > 0 ? 1 : 0),
};

export function draw3(seed: number) {
  const { next, whole } = generator(seed);
  const activation = (["sigmoid", "sigmoid", "tanh", "relu"] as const)[seed % 4];
  const batched = seed % 3 === 0;
  const [B, rows, columns, N] = [batched ? whole(2, 3) : 1, whole(4, 6), whole(4, 6), whole(2, 3)];
  const [K1, K2, M] = [whole(2, 3), whole(2, 3), whole(2, 3)];
  const value = () => 2 * next() - 1;
  const X = four([B, rows, columns, N], value);
  const W = four([K1, K2, N, M], value);
  const b = range(M).map(value);
  const Z = forward(X, W, b);
  const U = each(Z, FUNCTIONS[activation]);
  const dU = each(Z, value);
  const dZ = times(dU, each(Z, SLOPES[activation]));
  const problem: Problem3 = { activation, batched, X, W, b, Z, U, dU, dZ };
  const inputs = { X: asGiven(problem, X), W, b, activation, dU: asGiven(problem, dU) };
  return { inputs, problem };
}

/** The slope of the activation, entry by entry. */
const slopeOf = ({ activation }: Problem3, A: Four) => each(A, SLOPES[activation]);

/** Without the batch axis, when the inputs have none. */
export const asGiven = ({ batched }: Problem3, A: Four): Nested => (batched ? A : A[0]);

/** The kernel by half a turn. */
export const turned = (W: Four) => W.map((row) => row.slice().reverse()).reverse();

/** What can go wrong on the way to ∂J/∂Z; all gradients behind it are then wrong too. */
// biome-ignore format: a table
export const upstream: [does: string, named: RegExp, dZ: (problem: Problem3) => Four | undefined][] = [
  ["stops at ∂J/∂U", /(forget|leav).*(σ|f)′\(Z\)|∂J\/∂U in place of/, ({ dU }) => dU],
  ["forgets 1 − U", /one factor of the derivative only/, ({ activation, dU, U }) => (activation === "sigmoid" ? times(dU, U) : undefined)],
  ["forgets U before 1 − U", /factor U/, ({ activation, dU, U }) => (activation === "sigmoid" ? times(dU, each(U, (u) => 1 - u)) : undefined)],
  ["forgets to square U", /square/, ({ activation, dU, U }) => (activation === "tanh" ? times(dU, each(U, (u) => 1 - u)) : undefined)],
  ["cuts ∂J/∂U off at 0, not Z", /of ∂J\/∂U, not of Z/, ({ activation, dU }) => (activation === "relu" ? each(dU, FUNCTIONS.relu) : undefined)],
  ["takes the slope at U", /σ′\(U\)/, (problem) => (problem.activation === "sigmoid" ? times(problem.dU, slopeOf(problem, problem.U)) : undefined)],
  ["forgets b in Z", /(forget|leav).*bias/, (problem) => times(problem.dU, slopeOf(problem, forward(problem.X, problem.W, problem.b.map(() => 0))))],
  ["forgets ∂J/∂U", /(forget|leav).*∂J\/∂U/, (problem) => slopeOf(problem, problem.Z)],
  ["turns the kernel in Z", /revers.*kernel in Z/, (problem) => times(problem.dU, slopeOf(problem, forward(problem.X, turned(problem.W), problem.b)))],
];
