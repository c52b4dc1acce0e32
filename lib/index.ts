/** convbook: convolution without reversal, its gradients, and pictures of both. */

export type { AnswerLike } from "./check/answer";
export { type CheckInputs, check } from "./check/check";
export { type CheckOptions, checkGradients } from "./check/gradients";
export { type GradientCheck, GradientReport, type WorstEntry } from "./check/report";
export { type Differences, Verdict } from "./check/verdict";
export { explain } from "./explain/explain";
export { type ChannelTotal, Explanation, type Term } from "./explain/explanation";
export type { Place } from "./explain/products";
export {
  type ActivationLike,
  type ActivationName,
  activationGradient,
  relu,
  sigmoid,
  tanh,
} from "./layers/activation";
export {
  type Conv2dGradients,
  type Conv2dOptions,
  conv2d,
  conv2dGradients,
} from "./layers/conv2d";
export {
  type ConvLayer,
  type ConvLayerOptions,
  type ConvLayerPass,
  convLayer,
} from "./layers/convlayer";
export { type LayerCost, layerCost } from "./layers/cost";
export { type ConvGeometry, convGeometry } from "./layers/geometry";
export type { ConvOptions } from "./layers/moves";
export { type LossResult, loss, type Symbolic, symbolic } from "./layers/symbolic";
export { type RandomOptions, random, type TensorOptions, tensor, zeros } from "./tensor/create";
export { ShapeError, ValueError } from "./tensor/errors";
export { type Extreme, type Extremes, extremes } from "./tensor/extremes";
export { formatPlaces } from "./tensor/indices";
export type { MathMatrix, TensorLike } from "./tensor/nested";
export { formatNumber } from "./tensor/number";
export { type Numbers, Tensor } from "./tensor/tensor";
export { type ChartOptions, chart, type Series } from "./view/chart";
export { explore } from "./view/explore";
export { Figure } from "./view/figure";
export type { FigureOptions } from "./view/grid";
export { heatmap } from "./view/heatmap";
export type { Mark } from "./view/marks";
export { type PairsOptions, pairs } from "./view/pairs";
export { type PanelsOptions, panels } from "./view/panels";
export { show } from "./view/show";
export { strip } from "./view/strip";
export { type SweepOptions, sweep } from "./view/sweep";
export { table } from "./view/table";
