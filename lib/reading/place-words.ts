// The words for pixels, and those that are rewritten or left out before a pixel is read.
import { withoutFormulas } from "../notation/symbols";
import { Unreadable } from "../notation/unreadable";
import { vocabulary } from "../notation/words";

/** The words for pixels and values; those for where on a picture something lies say nothing. */
export const PLACE_WORDS = vocabulary({
  silent: `z entry entries element elements occur occurs occurring vanish vanishes stand stands lie lies
    located situated attained appear appears pair pairs left right top bottom upper lower edge edges
    border borders boundary boundaries side sides corner corners middle centre center interior inside
    outside within bright dark flat constant region square rectangle block area object picture image zero
    zeros`,
  i: "i row rows r",
  j: "j column columns col cols c",
  "@": "at in for on pixel pixels position positions location locations index indices place places coordinate coordinates point points argmax argmin",
  v: "value",
  t: "to through",
  ",": "and",
  o: "or",
});

/** What is left of a pixel is another one. */
const BESIDE =
  /\b(?:(?:left|right|outside|inside|top|bottom)\s+(?:of|to|from)\s+(?:the\s+)?(?:pixel|position|entry)?\s*[([{\dzi]|(?:outside|inside|within|between|anywhere\s+in)\s*[([{\d])/i;
/** What is denied of Z, or said of its inverse or of another array. */
const NOT_OF_Z =
  /≠|\b1\s*\/\s*Z\b|^\W*(?:the\s+)?(?:image|picture|input|kernel|[XWU])\s*(?:=|(?:is|was|has|equals|vanishes)\b)/i;
/** All of Z, written out. */
const MATRIX = /\bZ\s*[=:]\s*\[\s*\[[^\]]*\](?:[\s,;]*\[[^\]]*\])*\s*\]/gi;
/** How often the value is found. */
const TIMES =
  /\b(?:occurs?|appears?|(?:is\s+)?(?:found|reached|attained|there))\s+(?:only\s+|exactly\s+)?(?:once|twice|(?:one|two|three|four|five|six|\d)\s+times)\b|\b(?:once|twice)\b(?=\s*[:,(]|\s+(?:at|in)\b)/gi;
/** In "one pixel", "the only one" and "the four corners" the number is no value. */
const COUNTED =
  /\b(?:the\s+(?:only\s+)?|only\s+)one\b|\bthere\s+(?:is|are)\s+(?:one|two|three|four|five|six)\b(?=\s*[:,(])|\b(?:one|two|three|four|five|six)\b(?=\s+(?:of|pixels?|places?|positions?|entry|entries|zeros?|such|possible|examples?|corners?)\b)/gi;

/** Indices that are counted from 0, as they should be. */
const FROM_0 =
  /\b(?:(?:count|start)(?:ing|ed)? (?:from|at)|indexed from) (?:0|zero)\b|\b(?:0|zero)-(?:based|indexed)\b/gi;

/** The text with its pixels in words that are read. */
export function onlyPlaces(text: string): string {
  if (BESIDE.test(text)) throw new Unreadable("The answer tells what lies beside a pixel.");
  if (NOT_OF_Z.test(text)) throw new Unreadable("The answer should say where Z has its value.");
  return (
    withoutFormulas(text)
      .replaceAll(FROM_0, " ")
      .replaceAll(/(?<=\b(?:[ij]|rows?|columns?)\s+)from\b/gi, " ")
      .replaceAll(/\bbut\s+also\b/gi, " and ")
      .replaceAll(MATRIX, " ")
      .replaceAll(TIMES, " ")
      .replaceAll(COUNTED, " ")
      // Z_{82} is an entry, as Z[8, 2] is.
      .replaceAll(/\bZ_?\{?(\d)(\d)\}?(?!\d)/gi, "Z($1,$2)")
      // In "Z(i, 2) = 19 for i = 7, 8" the value stands between the two halves of a pixel.
      .replaceAll(/\bZ\s*[[(]\s*i\s*,\s*j\s*[\])]/gi, " ")
      .replaceAll(/([[(]\s*(?:i\s*,\s*\d+|\d+\s*,\s*j)\s*[\])])\s*=\s*(-?[\d.]+)/gi, "$2 $1")
  );
}
