// The picture of an explanation: the factors outlined, with those of one tensor in the cells of the other.

import { extentOf, type Subject } from "../draw/extent";
import { flow } from "../draw/flow";
import { paletteFor } from "../draw/palette";
import { drawPanel, type Highlights } from "../draw/panel";
import { type Slice, sliceAt, within } from "../draw/slices";
import type { Explanation } from "../explain/explanation";
import { tensorName } from "../explain/products";
import type { Place } from "../explain/sums";
import { formatPlaces } from "../tensor/indices";
import { counted, formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { type Figure, pictureFigure } from "./figure";

/** Channels, or images of a batch, that are drawn; the others are only counted. */
const MOST_GROUPS = 3;
/** Arrays with more axes than this have no picture. */
const MOST_AXES = 4;

/**
 * The picture of an explanation: the slices that contain its factors, with the factors outlined and
 * those of one tensor small in the corners of the other's cells, and the slice that contains the entry,
 * with the entry outlined. Undefined for arrays of more than four axes.
 */
export function pictureOf(explanation: Explanation): Figure | undefined {
  const { name, index, result, value } = explanation;
  if (index.length > MOST_AXES) return undefined;
  const groups = groupsOf(explanation);
  const shown = groups.slice(0, MOST_GROUPS);
  const at = sliceAt(name, index);
  const entry: Shown = { name, tensor: result, at, outlined: [within(at, index)] };
  const lines = shown.map((group) => subjectsOf(explanation, group));
  const palettes = new Map<Tensor, ReturnType<typeof paletteFor>>();
  const draw = (subject: Shown) => {
    const palette = palettes.get(subject.tensor) ?? paletteFor(subject.name, subject.tensor.data);
    palettes.set(subject.tensor, palette);
    const corners = subject.corners?.map(([, value]) => value);
    return drawPanel(subject, palette, extentOf(subject, subject.outlined), corners).with(subject);
  };
  const [line = [], ...more] = lines.map((subjects) => subjects.map(draw));
  const panels = [[...line, draw(entry)], ...more];
  const title = `${name}[${index.join(", ")}]`;
  const remark = `= ${formatNumber(value)}`;
  const words = wordsOf(explanation, groups.length);
  const { svg, width, height } = flow(title, remark, panels, words);
  return pictureFigure(svg, width, height, altOf(explanation));
}

/** A slice, and what is highlighted on it. */
type Shown = Subject & Highlights;

/** The products whose factors lie in the same slices: one channel, or one image of the batch. */
interface Group {
  at: readonly Slice[];
  terms: Place[];
  padded: Place[];
}

function groupsOf({ factors: names, terms, padded }: Explanation): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = ({ indices }: Place) => {
    const at = indices.map((index, k) => sliceAt(tensorName(names[k]), index));
    const key = JSON.stringify(at);
    const group = groups.get(key) ?? { at, terms: [], padded: [] };
    groups.set(key, group);
    return group;
  };
  for (const term of terms) groupOf(term).terms.push(term);
  for (const place of padded) groupOf(place).padded.push(place);
  return [...groups.values()];
}

/** The panels of a group: first the tensor under the window, with the other one in its corners. */
function subjectsOf(explanation: Explanation, { at, terms, padded }: Group): Shown[] {
  const { factors: names, tensors, origin } = explanation;
  const all = [...terms, ...padded];
  const subjects = at.map((slice, k): Shown => {
    const spotOf = ({ indices }: Place) => within(slice, indices[k]);
    const hasCorners = k === underOf(explanation) && terms.length > 0;
    const hasPadding = names[k] === "X" && padded.length > 0 && "sizes" in origin;
    return {
      name: tensorName(names[k]),
      tensor: tensors[k],
      at: slice,
      padding: hasPadding ? origin.sizes : undefined,
      outlined: (hasPadding ? all : terms).map(spotOf),
      corners: hasCorners
        ? all.map((place) => [spotOf(place), tensors[1 - k].at(...place.indices[1 - k])])
        : undefined,
    };
  });
  return names[1] === "X" ? subjects.reverse() : subjects;
}

/** Which factor's cells carry the other factor's numbers in their corners. */
function underOf({ name }: Explanation): number {
  return name === "Z" || name === "dW" ? 1 : name === "dX" ? 0 : -1;
}

function wordsOf(explanation: Explanation, groups: number): string[] {
  const { name, factors, terms, padded } = explanation;
  const words: string[] = [];
  const under = underOf(explanation);
  if (terms.length === 0) words.push("No entry reaches this one: the sum is empty.");
  else if (under >= 0) {
    words.push(
      `Outlined: what is multiplied. In the corners of ${factors[under]}: the entries of ${factors[1 - under]}.`,
    );
  } else
    words.push(name === "db" ? "Outlined: what is added." : "Outlined: what the entry is made of.");
  if (padded.length > 0) words.push("Pale: the zeros of the padding.");
  if (groups > MOST_GROUPS) {
    const kind = {
      Z: "more input channel",
      dX: "more output channel",
      dW: "more image",
      db: "more image",
      U: "",
      dZ: "",
    }[name];
    words.push(`${counted(groups - MOST_GROUPS, kind)} likewise, not drawn.`);
  }
  return words;
}

function altOf({ name, index, value, factors, terms, padded }: Explanation): string {
  const entry = `${name}[${index.join(", ")}] = ${formatNumber(value)}`;
  if (terms.length === 0) return `Picture of ${entry}: the sum is empty.`;
  const places = factors.map(
    (factor, k) =>
      `${tensorName(factor)} at ${formatPlaces(
        terms.map(({ indices }) => [...indices[k]]),
        6,
      )}`,
  );
  const what =
    name === "U" || name === "dZ" ? "made" : `the sum of ${counted(terms.length, "term")},`;
  const zeros = padded.length > 0 ? ` ${padded.length} more lie on the padding.` : "";
  return `Picture of ${entry}: ${what} of ${places.join(" and ")}.${zeros}`;
}
