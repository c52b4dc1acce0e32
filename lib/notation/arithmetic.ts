// Sums of products, and equations between them, read from tokens and computed exactly.
import { formatTyped } from "../tensor/number";
import { compute } from "./exact";
import { Cursor, computed, literal, type Value } from "./literal";
import { withoutFormulas } from "./symbols";
import { tokenize } from "./tokens";
import { Unreadable } from "./unreadable";

/** How numbers stand in a text. */
export interface Style {
  /** Whether * multiplies; where several numbers are asked for, it stands between them. */
  readonly products: boolean;
  /** Whether "2,470", "2 470", "0,5" and "1 1/2" are one number. */
  readonly joined: boolean;
  /** Whether numbers may follow each other: in "8 -2 3" the sign then belongs to its number. */
  readonly listed: boolean;
}

/** An exponent. */
const RAISED: Style = { products: true, joined: false, listed: false };

/** A sum, with = between it and others of the same value; undefined when no number is ahead. */
export function equation(cursor: Cursor, style: Style): Value | undefined {
  let value = sum(cursor, style);
  while (value !== undefined && /^[=≈]$/.test(cursor.ahead)) {
    const left = value;
    const next = cursor.attempt(() => side(cursor, style, left));
    if (next === undefined) break;
    value = next;
  }
  return value;
}

/** The other side of an equation; in "7 · 8 = 56 + 4 = 60" only its first number is meant. */
function side(cursor: Cursor, style: Style, left: Value): Value | undefined {
  cursor.at++;
  const start = cursor.at;
  const right = sum(cursor, style);
  if (right === undefined || agree(left, right)) return right && left;
  const end = cursor.at;
  cursor.at = start;
  const first = literal(cursor, style.joined);
  cursor.at = end;
  return first !== undefined && agree(left, first) ? right : undefined;
}

function sum(cursor: Cursor, style: Style): Value | undefined {
  let total = product(cursor, style);
  while (total !== undefined && /^[+-]$/.test(cursor.ahead)) {
    const [sign, number] = cursor.tokens.slice(cursor.at, cursor.at + 2);
    if (style.listed && sign.text === "-" && sign.apart && number?.apart === false) break;
    const term = cursor.attempt(() => {
      cursor.at++;
      return product(cursor, style);
    });
    if (term === undefined) break;
    total = computed(compute(total.exact, sign.text, term.exact));
  }
  return total;
}

function product(cursor: Cursor, style: Style): Value | undefined {
  let total = factor(cursor, style);
  while (total !== undefined) {
    const sign = cursor.ahead;
    // In 7(8 · 2 + 1) the sign is left out.
    const isNear = cursor.tokens[cursor.at]?.apart === false;
    const isImplied = !style.listed && sign === "(" && isNear;
    // Between the numbers of a list, 7/9, the bar divides nothing.
    const divides = style.products || cursor.tokens[cursor.at - 1].text === ")";
    if (!isImplied && !(sign === "/" && divides) && !(sign === "*" && style.products)) break;
    const next = cursor.attempt(() => {
      if (!isImplied) cursor.at++;
      return factor(cursor, style);
    });
    if (next === undefined) break;
    total = computed(compute(total.exact, isImplied ? "*" : sign, next.exact));
  }
  return total;
}

function factor(cursor: Cursor, style: Style): Value | undefined {
  return cursor.attempt(() => {
    const sign = /^[+-]$/.test(cursor.ahead) ? cursor.tokens[cursor.at++].text : "+";
    const value = power(cursor, style);
    if (value === undefined || sign === "+") return value;
    return { ...value, value: 0 - value.value, exact: { p: -value.exact.p, q: value.exact.q } };
  });
}

function power(cursor: Cursor, style: Style): Value | undefined {
  const base = cursor.ahead === "(" ? parenthesised(cursor, style) : literal(cursor, style.joined);
  if (base === undefined || cursor.ahead !== "^") return base;
  const exponent = cursor.attempt(() => {
    cursor.at++;
    return factor(cursor, RAISED);
  });
  return exponent === undefined ? base : computed(compute(base.exact, "^", exponent.exact));
}

function parenthesised(cursor: Cursor, { products }: Style): Value | undefined {
  return cursor.attempt(() => {
    cursor.at++;
    const inner = sum(cursor, { products, joined: false, listed: false });
    if (cursor.ahead !== ")") return undefined;
    cursor.at++;
    return inner;
  });
}

/** Whether two sides of an equation agree, where the second may be rounded to the digits that it has. */
function agree(a: Value, b: Value): boolean {
  if (a.exact.p === b.exact.p && a.exact.q === b.exact.q) return true;
  return b.decimals !== 0 && Math.abs(a.value - b.value) < 0.5 * 10 ** -b.decimals;
}

/** What is said when two sides of an equation differ. */
export function unequal(a: Value, b: Value): Unreadable {
  return new Unreadable(
    `The two sides of “=” are not equal: ${formatTyped(a.value)} and ${formatTyped(b.value)}.`,
  );
}

/** Refuses a text in which two sides of an equation differ, however its commas are read. */
export function checkEquations(text: string): void {
  const wrong = [true, false].map((joined) => wrongEquation(text, joined));
  if (wrong[0] && wrong[1]) throw wrong[0];
}

function wrongEquation(text: string, joined: boolean): Unreadable | undefined {
  const cursor = new Cursor(tokenize(withoutFormulas(text)));
  const style: Style = { products: true, joined, listed: false };
  while (cursor.at < cursor.tokens.length) {
    const left = equation(cursor, style);
    const isSide = /^[=≈]$/.test(cursor.ahead);
    if (left === undefined || isSide) cursor.at++;
    const right = left && isSide ? cursor.attempt(() => sum(cursor, style)) : undefined;
    if (left && right) return unequal(left, right);
  }
  return undefined;
}
