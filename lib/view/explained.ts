// The picture of an explanation: the factors outlined, with those of one tensor in the cells of the other.
import { flow } from "../draw/flow";
import { paletteFor } from "../draw/palette";
import { drawPanel, extentOf, type Highlights, type Spot, type Subject } from "../draw/panel";
import { type Slice, sliceAt, within } from "../draw/slices";
import type { Explanation } from "../explain/explanation";
import { tensorName } from "../explain/products";
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
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

/** The terms whose factors lie in the same slices: one channel, or one image of the batch. */
interface Group {
  at: readonly Slice[];
  /** [row, column] of every factor of every term, and of every product with padding. */
  terms: { spots: readonly Spot[]; factors: readonly number[] }[];
  padded: (readonly Spot[])[];
}

function groupsOf({ factors: names, tensors, terms, padded }: Explanation): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = (indices: readonly (readonly number[])[]) => {
    const at = indices.map((index, k) => sliceAt(tensorName(names[k]), index));
    const key = JSON.stringify(at);
    const group = groups.get(key) ?? { at, terms: [], padded: [] };
    groups.set(key, group);
    return { group, spots: indices.map((index, k) => within(at[k], index)) };
  };
  for (const { indices, factors } of terms) {
    const { group, spots } = groupOf(indices);
    group.terms.push({ spots, factors });
  }
  for (const { indices } of padded) {
    const { group, spots } = groupOf(indices);
    group.padded.push(spots);
  }
  return tensors.length === 0 ? [] : [...groups.values()];
}

/** The panels of a group: first the tensor under the window, with the other one in its corners. */
function subjectsOf(explanation: Explanation, { at, terms, padded }: Group): Shown[] {
  const { name, factors: names, tensors, origin } = explanation;
  const subjects = at.map((slice, k): Shown => {
    const isPadded = names[k] === "X" && padded.length > 0;
    const other = terms[0]?.factors.length === 2 ? 1 - k : undefined;
    const corners =
      other === undefined || k !== underOf(explanation)
        ? undefined
        : [
            ...terms.map(({ spots, factors }) => [spots[k], factors[other]] as const),
            ...padded.map(
              (spots) => [spots[k], valueAt(tensors[other], at[other], spots[other])] as const,
            ),
          ];
    return {
      name: tensorName(names[k]),
      tensor: tensors[k],
      at: slice,
      outlined: [...terms, ...(isPadded ? padded.map((spots) => ({ spots })) : [])].map(
        ({ spots }) => spots[k],
      ),
      ...(corners && { corners }),
      ...(isPadded &&
        "sizes" in origin && { before: origin.sizes.before, after: origin.sizes.after }),
    };
  });
  return name === "Z" || name === "dW" ? subjects.reverse() : subjects;
}

/** Which factor's cells carry the other factor's numbers in their corners. */
function underOf({ name }: Explanation): number {
  return name === "Z" || name === "dW" ? 1 : name === "dX" ? 0 : -1;
}

function valueAt(tensor: Tensor, at: Slice, spot: readonly number[]): number {
  const open = [...spot];
  return tensor.at(...at.map((position) => (position === ":" ? (open.shift() ?? 0) : position)));
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
      Z: "input channels",
      dX: "output channels",
      dW: "images",
      db: "images",
      U: "",
      dZ: "",
    }[name];
    words.push(`${groups - MOST_GROUPS} more ${kind} likewise, not drawn.`);
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
    name === "U" || name === "dZ"
      ? "made"
      : `the sum of ${terms.length} ${terms.length === 1 ? "term" : "terms"},`;
  const zeros = padded.length > 0 ? ` ${padded.length} more lie on the padding.` : "";
  return `Picture of ${entry}: ${what} of ${places.join(" and ")}.${zeros}`;
}
