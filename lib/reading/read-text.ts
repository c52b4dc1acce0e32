// A text read as an answer: as it stands, or else without remarks, without reasons, from its conclusion on.

import { REMARKED_TEXT } from "../limits";
import { checkEquations } from "../notation/arithmetic";
import { plain } from "../notation/plain";
import { withoutTables } from "../notation/tables";
import { tokenize } from "../notation/tokens";
import { Unreadable } from "../notation/unreadable";
import { splits } from "./conclusion";
import type { Form, Reading } from "./form";
import { isNone } from "./none";
import { clausesOf, isComparison, withoutPreface, withoutReasons, withoutRemarks } from "./remarks";

/** What was read, or that there is nothing of the kind. */
export type Found = Reading | "none";

/** Reads a text. */
export function readText(given: string, form: Form): Found {
  const text = plain(withoutTables(given));
  try {
    const found = readAs(text, form);
    if (isComplete(found, form)) return found;
    return shortened(text, form) ?? found;
  } catch (objection) {
    if (!(objection instanceof Unreadable)) throw objection;
    const found = shortened(text, form);
    if (found !== undefined) return found;
    throw objection;
  }
}

function readAs(text: string, form: Form, isTolerant = false): Found {
  return isNone(tokenize(text), form.none ?? "") ? "none" : form.read(text, isTolerant);
}

/** What a text is read as, where that is all of an answer. */
function complete(text: string, form: Form, isTolerant = false): Found | undefined {
  try {
    const found = readAs(text, form, isTolerant);
    return isComplete(found, form) ? found : undefined;
  } catch (objection) {
    if (objection instanceof Unreadable) return undefined;
    throw objection;
  }
}

const isComplete = (found: Found, form: Form) => found === "none" || form.isComplete(found);

/** What the answer is without what says nothing; undefined where that cannot be told. */
function shortened(text: string, form: Form): Found | undefined {
  if (text.length > REMARKED_TEXT) return undefined;
  checkEquations(text);
  const reasoned = withoutReasons(text);
  const short = withoutRemarks(reasoned, form.names);
  return (
    complete(reasoned, form) ??
    complete(short, form) ??
    complete(text.replaceAll(REASONS, " "), form) ??
    afterPreface(short, form) ??
    concluded(text, form) ??
    concluded(short, form) ??
    denied(short, form) ??
    (isOfInputs(short) || isComparison(short) ? undefined : complete(short, form, true))
  );
}

/** What stands behind words that say nothing, where they do not speak of X or W. */
function afterPreface(text: string, form: Form): Found | undefined {
  return isOfInputs(text) ? undefined : complete(withoutPreface(text, form.names), form);
}

/** Reasons between the parts of an answer. */
const REASONS = /\b(?:because|since)\b[^,;.\n]*?(?=[,;.\n]|\band\s+k2|$)/gi;

/** The conclusion, where the way to it is no other answer. */
function concluded(text: string, form: Form): Found | undefined {
  if (turnsOrder(text, form)) return undefined;
  for (const { way, rest, isSaid } of splits(text, form)) {
    const found = complete(rest, form) ?? afterPreface(rest, form);
    if (found === undefined || form.follows?.(way, rest, isSaid) === false) continue;
    if (form.follows === undefined) {
      const others = [way, ...clausesOf(way).map((clause) => clause.text)];
      const own = others.filter((part) => !isOfInputs(part));
      // A sentence with numbers that are not understood may say something else.
      if (!isSaid && own.some((part) => /^[^=≈]*\d[^=≈]*$/.test(part) && !complete(part, form)))
        continue;
      const other = own
        .map((part) => complete(part, form))
        .find((part) => part !== undefined && spoken(part) !== spoken(found));
      if (other !== undefined) {
        const both = `${spoken(other)}, and then ${spoken(found)}`;
        throw new Unreadable(`There are two answers: ${both}.`);
      }
    }
    return found;
  }
  return undefined;
}

/** Whether the words before the first number name another order than that of the form. */
function turnsOrder(text: string, { names }: Form): boolean {
  const tokens = tokenize(text);
  const first = tokens.findIndex(({ kind }) => kind === "number");
  const marks = tokens
    .slice(0, first)
    .map((token) => names[token.text] ?? "")
    .filter((mark) => mark.startsWith("#"));
  return marks.join() !== [...marks].sort().join();
}

/** Whether a part of an answer speaks of X or W. */
function isOfInputs(part: string): boolean {
  return /^\W*(?:(?:the|matrix|image|kernel|input|filter)\s+)*(?:[XW]\b|kernel|filter|image|input)\s*(?:is|has|have|of|equals|vanishes|[:=∈])/i.test(
    part,
  );
}

const spoken = (found: Found) => (found === "none" ? found : found.read);

/** "None" in one clause, where no other is an answer. */
function denied(text: string, form: Form): Found | undefined {
  const found = clausesOf(text).map((clause) => complete(clause.text, form));
  const isDenied = found.includes("none") && found.every((part) => (part ?? "none") === "none");
  return isDenied ? "none" : undefined;
}
