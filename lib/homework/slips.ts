// Mistakes on the way from the gradient of U to that of Z.
import type { ConvOptions } from "../geometry/options";
import type { ArrayMistake } from "../judge/array";
import { activate, activationGradient } from "../layers/activate";
import type { Activation } from "../layers/activation";
import { conv2d } from "../layers/conv2d";
import { reversed } from "../tensor/part";
import { mapped } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { attempt } from "./inputs";

/** A layer's pass forwards and backwards, as Problem 3 asks about it. */
export interface Pass {
  X: Tensor;
  W: Tensor;
  b: Tensor | undefined;
  activation: Activation;
  moves: ConvOptions;
  Z: Tensor;
  U: Tensor;
  dU: Tensor;
  dZ: Tensor;
}

/** What the slope of the activation is called. */
export function slopeName({ activation }: Pass): string {
  return activation.name === "sigmoid" ? "σ′" : "f′";
}

/** Mistakes on the way from ∂J/∂U to ∂J/∂Z, most likely first: they spoil everything behind it too. */
export function slips(pass: Pass): ArrayMistake[] {
  const { X, W, b, activation, moves, Z, U, dU, dZ } = pass;
  const slope = slopeName(pass);
  const chain = "The chain rule has a factor for every step from Z to J. Which steps are there?";
  const through = (A: Tensor) => attempt(() => activationGradient(activation.name, A, dU));
  const times = (A: Tensor) => mapped(dU, (value, k) => value * A.data[k]);
  const again = (kernel: Tensor, bias?: Tensor) =>
    attempt(() => through(conv2d(X, kernel, { bias, ...moves })));
  return [
    [`leaving out ${slope}(Z)`, dU, chain],
    ...ofActivation(pass, times),
    [
      `taking ${slope}(U) in place of ${slope}(Z)`,
      through(U),
      `${slope} is taken where the activation was taken: at Z.`,
    ],
    [
      `taking ${slope} of ∂J/∂U, not of Z`,
      through(dU),
      `${slope} is taken where the activation was taken: at Z.`,
    ],
    [
      "taking the slope of the sigmoid",
      activation.name === "sigmoid"
        ? undefined
        : mapped(dU, (value, k) => value * U.data[k] * (1 - U.data[k])),
      "What is the derivative of this layer's activation?",
    ],
    ["leaving out the bias in Z", b && again(W), "Z is the convolution plus b."],
    [`taking U in place of ${slope}(Z)`, slope === "σ′" ? undefined : times(U), chain],
    [
      `leaving out ∂J/∂U`,
      attempt(() =>
        activationGradient(
          activation.name,
          Z,
          mapped(dU, () => 1),
        ),
      ),
      chain,
    ],
    [
      `multiplying with ${slope}(Z) twice`,
      attempt(() => activationGradient(activation.name, Z, dZ)),
      chain,
    ],
    ["multiplying with Z", times(Z), chain],
    [
      `adding ${slope}(Z) in place of multiplying with it`,
      mapped(dU, (value, k) => value + activation.slope(Z.data[k])),
      chain,
    ],
    [
      `dividing by ${slope}(Z)`,
      dZ.data.every((value) => value !== 0)
        ? mapped(dU, (value, k) => value / activation.slope(Z.data[k]))
        : undefined,
      chain,
    ],
    [
      "reversing the kernel in Z",
      again(reversed(W), b),
      "Z comes from W as it is, without reversal.",
    ],
    [
      "applying the activation to ∂J/∂U",
      activation.name === "relu" ? undefined : attempt(() => activate(activation, dU)),
      chain,
    ],
  ];
}

/** Mistakes with the derivative of an activation that has a name. */
function ofActivation({ activation, Z, U }: Pass, times: (A: Tensor) => Tensor): ArrayMistake[] {
  const square = "What is the derivative of tanh?";
  const factors = "σ′(Z) has two factors.";
  const ofU = (value: (u: number) => number) => times(mapped(U, value));
  const ofZ = (value: (z: number) => number) => times(mapped(Z, value));
  const mistakes: Record<string, () => ArrayMistake[]> = {
    sigmoid: () => [
      ["taking one factor of the derivative only", times(U), factors],
      ["leaving out the factor U", ofU((u) => 1 - u), factors],
      ["taking one factor of the derivative twice", ofU((u) => u * u), factors],
      [
        "taking Z in place of U in σ′(Z)",
        ofZ((z) => z * (1 - z)),
        "σ′(Z) is written with U, the value of the sigmoid.",
      ],
      [
        "getting a sign in σ′(Z) wrong",
        ofU((u) => u * (1 + u)),
        "Derive 1 / (1 + e^(−z)) again, and mind the signs.",
      ],
    ],
    tanh: () => [
      ["forgetting a square in the derivative", ofU((u) => 1 - u), square],
      ["taking Z in place of U in the derivative", ofZ((z) => 1 - z * z), square],
    ],
    relu: () => [
      [
        "taking 1 for the slope of ReLU at Z = 0",
        ofZ((z) => (z >= 0 ? 1 : 0)),
        "At Z = 0 the slope of ReLU is taken as 0 here.",
      ],
      [
        "taking the mask of ReLU the wrong way round",
        ofZ((z) => (z > 0 ? 0 : 1)),
        "Where does ReLU let Z through?",
      ],
    ],
  };
  return Object.hasOwn(mistakes, activation.name) ? mistakes[activation.name]() : [];
}
