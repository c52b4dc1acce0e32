// What a figure of an array shows, in words.
import { formatPlaces, indexOf } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import type { Grid } from "./grid";

/** Places that are written out; the others are only counted. */
const WRITTEN = 4;

/** A sentence for readers who do not see the figure: shape, range, and where the extremes are. */
export function describeGrid(kind: string, { tensor, title, shape, marks }: Grid): string {
  const outlined = marks.filter((mark) => mark.corners.length > 0).map((mark) => mark.label);
  const words = outlined.length > 0 ? `; outlined: ${outlined.join(", ")}` : "";
  return `${kind} of ${title || "an array"}, ${shape}: ${describeRange(tensor)}${words}.`;
}

function describeRange(tensor: Tensor): string {
  let [low, high, gaps] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of tensor.data) {
    if (Number.isFinite(value)) {
      if (value < low) low = value;
      if (value > high) high = value;
    } else gaps++;
  }
  if (gaps === tensor.data.length) return "no entry is a number";
  const at = (wanted: number) =>
    `${formatNumber(wanted)} at ${places(tensor, (value) => value === wanted)}`;
  const range =
    low === high
      ? `every entry is ${formatNumber(low)}`
      : `largest entry ${at(high)}, smallest ${at(low)}`;
  return gaps === 0
    ? range
    : `${range}; no number at ${places(tensor, (value) => !Number.isFinite(value))}`;
}

/** The first places of such entries, and how many more there are, because an array may be full of them. */
function places({ data, shape }: Tensor, isSuch: (value: number) => boolean): string {
  const first: number[][] = [];
  let count = 0;
  for (let k = 0; k < data.length; k++) {
    if (!isSuch(data[k])) continue;
    if (count < WRITTEN) first.push(indexOf(k, shape));
    count++;
  }
  if (count <= WRITTEN) return formatPlaces(first);
  return `${first.map((place) => formatPlaces([place])).join(", ")} and ${count - WRITTEN} more`;
}
