// Rows and columns that are counted in words beside the pixel itself: "(0, 4), in the first row".
import { Unreadable } from "../notation/unreadable";

const WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ORDINAL = new RegExp(
  String.raw`\b(?:in\s+)?(?:the\s+)?(${WORDS.join("|")}|\d+(?=st|nd|rd|th))(?:st|nd|rd|th)?\s+(row|col(?:umn)?)\b`,
  "gi",
);

/** The text without its ordinals, and what checks that pixels agree with them: the first row is row 0. */
export function withoutOrdinals(text: string) {
  const counted = [...text.matchAll(ORDINAL)].map(([, word, axis]) => ({
    axis: /^r/i.test(axis) ? 0 : 1,
    index: (WORDS.indexOf(word.toLowerCase()) + 1 || Number(word)) - 1,
  }));
  const checkPixels = (at: readonly (readonly number[])[]) => {
    const isCounted = (pixel: readonly number[], axis: number) =>
      counted.some((ordinal) => ordinal.axis === axis && ordinal.index === pixel[axis]);
    if (at.length > 0 && counted.every(({ axis }) => at.every((pixel) => isCounted(pixel, axis))))
      return;
    throw new Unreadable("Give the row and the column as indices, which start at 0.");
  };
  const rest = text.replaceAll(ORDINAL, " ").replaceAll(/\(\s*([ij]\s*=\s*\d+)\s*\)/gi, " $1 ");
  return counted.length === 0 ? { rest: text, checkPixels: () => {} } : { rest, checkPixels };
}
