/** convbook: convolution without reversal, its gradients, and pictures of both. */

export type { AnswerFunction, AnswerLayer, IndexOrLayer } from "./check/answer-layer";
export { type CheckInputs, check } from "./check/check";
export type { FigureOptions } from "./draw/grid";
export type { Mark } from "./draw/marks";
export { explain } from "./explain/explain";
export { type ChannelTotal, Explanation, type Term } from "./explain/explanation";
export {
  type GradientFormulas,
  gradientFormulas,
  type LayerFormulas,
} from "./explain/gradient-formulas";
export { kernelMeaning } from "./explain/meaning";
export type { Place } from "./explain/sums";
export { type ConvGeometry, convGeometry } from "./geometry/geometry";
export type { ConvOptions } from "./geometry/options";
export type { PoolOptions } from "./geometry/windows";
export { type CheckOptions, checkGradients } from "./gradcheck/check-gradients";
export { type GradientCheck, GradientReport, type WorstEntry } from "./gradcheck/report";
export {
  type LayerWithLoss,
  type LayerWithLossInputs,
  layerWithLoss,
} from "./homework/layer-with-loss";
export {
  type Differences,
  type NamedArray,
  Verdict,
  type VerdictParts,
  type VerdictState,
} from "./judge/verdict";
export { activationGradient, relu, sigmoid, tanh } from "./layers/activate";
export {
  type ActivationFormulas,
  type ActivationLike,
  type ActivationName,
  activationFormulas,
} from "./layers/activation";
export { avgPool2d, avgPool2dGradient } from "./layers/avg-pool";
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
export { type Descent, type DescentOptions, descend } from "./layers/descent";
export { type LossResult, loss } from "./layers/loss";
export { maxPool2d, maxPool2dGradient } from "./layers/max-pool";
export { settled } from "./layers/settled";
export { type SubsampleOptions, subsample, subsampleGradient } from "./layers/subsample";
export { type Symbolic, symbolic } from "./layers/symbolic";
export { type DenseOptions, dense } from "./network/dense";
export type { FitOptions, Training, TrainingStep } from "./network/fit";
export type { Layer, LayerGradients } from "./network/layer";
export { type Network, network, type Trained } from "./network/network";
export { type AdamOptions, adam, type Optimizer, type SgdOptions, sgd } from "./network/optimizers";
export type { NetworkGradients, NetworkPass } from "./network/passes";
export { type PoolLayerOptions, poolLayer } from "./network/pool-layer";
export { type ClassLoss, softmaxCrossEntropy } from "./network/softmax";
export type { AnswerLike } from "./reading/answer";
export type { Anything, ShapeLike } from "./tensor/arguments";
export { asBatch, asImage, asKernel } from "./tensor/axes";
export { distance, dot, furthest } from "./tensor/compare";
export { type TensorOptions, tensor, zeros } from "./tensor/create";
export { ShapeError, ValueError } from "./tensor/errors";
export { type Extreme, type Extremes, extremes } from "./tensor/extremes";
export { fill } from "./tensor/fill";
export { formatPlaces } from "./tensor/indices";
export type { MathMatrix, TensorLike } from "./tensor/nested";
export { formatNumber } from "./tensor/number";
export type { Numbers } from "./tensor/numbers";
export { type Along, part, reversed } from "./tensor/part";
export { type RandomOptions, random } from "./tensor/random";
export { Tensor } from "./tensor/tensor";
export { withZeros, type ZerosOptions } from "./tensor/with-zeros";
export type { Problem1Inputs } from "./variant/problem1";
export type { Problem2Inputs } from "./variant/problem2";
export type { Problem3Inputs } from "./variant/problem3";
export { variant } from "./variant/variant";
export { type ChartOptions, chart, type Series } from "./view/chart";
export { explore } from "./view/explore";
export { Figure } from "./view/figure";
export { heatmap } from "./view/heatmap";
export { type PairsOptions, pairs } from "./view/pairs";
export { type PanelsOptions, panels } from "./view/panels";
export { type PlotOptions, type PlotWords, plot, plotOptions } from "./view/plot";
export { reveal } from "./view/reveal";
export { show } from "./view/show";
export { strip } from "./view/strip";
export { type SweepOptions, sweep } from "./view/sweep";
export { table } from "./view/table";
export { type WorksheetOptions, worksheet } from "./view/worksheet";
