/** convbook: convolution without reversal, its gradients, and pictures of both. */

export { type Conv2dOptions, conv2d } from "./layers/conv2d";
export { type ConvGeometry, type ConvOptions, convGeometry } from "./layers/geometry";
export { type RandomOptions, random, tensor, zeros } from "./tensor/create";
export { ShapeError, ValueError } from "./tensor/errors";
export { type Extreme, type Extremes, extremes } from "./tensor/extremes";
export { formatPlaces } from "./tensor/indices";
export type { MathMatrix, TensorLike } from "./tensor/nested";
export { formatNumber } from "./tensor/number";
export { Tensor } from "./tensor/tensor";
export { Figure } from "./view/figure";
export { heatmap } from "./view/heatmap";
export type { FigureOptions } from "./view/labels";
export type { Mark } from "./view/marks";
export { show } from "./view/show";
export { table } from "./view/table";
