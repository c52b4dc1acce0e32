// Layers that a function is tried on besides the given one: random numbers, and other sizes.
import { geometry } from "../geometry/geometry";
import { type Backward, backwardPass } from "../homework/backward";
import { attempt } from "../homework/inputs";
import { random } from "../tensor/random";
import { COLUMNS, ROWS } from "./taken";

/** Sizes that no two axes share: of the kernel, of Z at least, and the channels. */
const SIZES = [
  { kernel: [2, 3], output: [4, 3], channels: [2, 3], images: 2 },
  { kernel: [3, 2], output: [2, 5], channels: [3, 2], images: 3 },
] as const;
const LONGEST = 60;

/** The inputs that each array is computed from. */
const SOURCES: Record<string, readonly string[]> = {
  Z: ["X", "W", "b"],
  U: ["X", "W", "b"],
  dZ: ["X", "W", "b", "dU"],
};

/**
 * A layer of the shapes of the given one; none where it cannot be computed for random numbers.
 *
 * @param kept arrays that stay as they are
 */
export function layersLike(given: Backward, kept: readonly string[] = []): Backward[] {
  const { X, W } = given.pass;
  const inputs = kept.flatMap((name) => SOURCES[name] ?? [name]);
  return layer(given, { X: X.shape, W: W.shape }, inputs);
}

/**
 * Layers of other shapes, with the options of the given one.
 *
 * @param kept sizes that stay as they are
 */
export function otherLayers(given: Backward, kept: readonly string[] = []): Backward[] {
  return SIZES.flatMap((sizes) => {
    const shapes = shapesOf(given, sizes, kept);
    return shapes === undefined ? [] : layer(given, shapes);
  });
}

interface Shapes {
  X: readonly number[];
  W: readonly number[];
}

/** The shapes of X and W for sizes of Z, with the options and the axes of the given layer. */
function shapesOf(
  { pass: { X, W, moves }, batch }: Backward,
  { kernel, output, channels, images }: (typeof SIZES)[number],
  kept: readonly string[],
): Shapes | undefined {
  const here = geometry(X.shape, W.shape, moves);
  const isKept = [ROWS, COLUMNS].map((names) => names.some((name) => kept.includes(name)));
  const window = kernel.map((length, axis) => (isKept[axis] ? here.kernel[axis] : length));
  const input = [0, 1].map((axis) => {
    if (isKept[axis]) return here.input[axis];
    const both = (along: number, across: number) =>
      [0, 1].map((k) => (k === axis ? along : across));
    for (let length = 1; length <= LONGEST; length++) {
      const found = attempt(() => geometry(both(length, 1), both(kernel[axis], 1), moves));
      if (found !== undefined && found.output[axis] >= output[axis]) return length;
    }
    return undefined;
  });
  const [height, width] = input;
  if (height === undefined || width === undefined) return undefined;
  if (X.rank === 2) return { X: [height, width], W: window };
  const N = kept.includes("N") ? here.inputChannels : channels[0];
  const M = kept.includes("M") ? here.outputChannels : channels[1];
  const image = [height, width, N];
  return {
    X: X.rank === 4 ? [kept.includes("batch") ? batch : images, ...image] : image,
    W: [...window, N, M],
  };
}

/** Ranges of the random numbers: some activations, such as log(z), have values for positive ones only. */
const LOWEST = [-1, 0.5];

/** The pass through a layer of random numbers; none where the activation has no value for them. */
function layer(given: Backward, shapes: Shapes, kept: readonly string[] = []): Backward[] {
  const { activation, moves } = given.pass;
  const passes = LOWEST.flatMap((low) => {
    const numbers = (seed: number, shape: readonly number[]) => random(shape, { seed, low });
    const [X, W] = [numbers(1, shapes.X), numbers(2, shapes.W)];
    const b = numbers(3, [W.rank === 2 ? 1 : W.shape[3]]);
    const dU = numbers(4, geometry(X.shape, W.shape, moves).outputShape);
    const stays = Object.entries(given.pass).filter(([name]) => kept.includes(name));
    const inputs = {
      X,
      W,
      b,
      dU,
      ...Object.fromEntries(stays),
      activation: activation.name,
      ...moves,
    };
    return attempt(() => backwardPass(inputs)) ?? [];
  });
  return passes.slice(0, 1);
}
