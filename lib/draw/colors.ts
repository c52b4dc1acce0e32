// The scales of colours that pictures use: smooth curves through the colours of ColorBrewer.
import { schemeBrBG, schemeGreys, schemeRdBu } from "d3-scale-chromatic";

const SCHEMES = {
  input: [...last(schemeGreys)].reverse(),
  map: last(schemeRdBu),
  weight: last(schemeBrBG),
};

/** The colours of a kind of array: at a fraction from 0 to 1, as "#rrggbb", which every program accepts. */
export function colorsOf(role: keyof typeof SCHEMES): (fraction: number) => string {
  const colors = SCHEMES[role];
  const channels = [1, 3, 5].map((start) =>
    colors.map((color) => Number.parseInt(color.slice(start, start + 2), 16)),
  );
  return (fraction) => {
    const levels = channels.map((values) => Math.round(splineAt(values, fraction)));
    return `#${levels.map((level) => level.toString(16).padStart(2, "0")).join("")}`;
  };
}

/** The scheme with the most colours. */
function last(schemes: readonly (readonly string[])[]): readonly string[] {
  return schemes[schemes.length - 1];
}

/** The uniform cubic B-spline over some values, as d3-interpolate defines it, at a fraction from 0 to 1. */
function splineAt(values: readonly number[], fraction: number): number {
  const pieces = values.length - 1;
  const k = Math.min(Math.floor(fraction * pieces), pieces - 1);
  const [v1, v2] = [values[k], values[k + 1]];
  const v0 = k > 0 ? values[k - 1] : 2 * v1 - v2;
  const v3 = k < pieces - 1 ? values[k + 2] : 2 * v2 - v1;
  const t = (fraction - k / pieces) * pieces;
  const [t2, t3] = [t * t, t * t * t];
  return (
    ((1 - 3 * t + 3 * t2 - t3) * v0 +
      (4 - 6 * t2 + 3 * t3) * v1 +
      (1 + 3 * t + 3 * t2 - 3 * t3) * v2 +
      t3 * v3) /
    6
  );
}
