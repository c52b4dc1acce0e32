// The fields of a worksheet as declarations in TypeScript, and how they replace those of a cell.
import { plainEntry, readEntry } from "./entry";
import { type FieldName, isSetting, type Typed } from "./field";

/** The declaration of every field: const X = [[…], …]; */
export function declarations(typed: Typed): Map<FieldName, string> {
  return new Map(
    Object.entries(typed).map(([field, texts]) => {
      const name = field as FieldName;
      return [name, `const ${name} = ${sourceOf(name, texts)};`];
    }),
  );
}

function sourceOf(name: FieldName, texts: readonly string[][]): string {
  if (name === "bias") return `[${expression(texts[0][0])}]`;
  if (isSetting(name)) {
    const text = texts[0][0].trim().toLowerCase();
    if (/[a-z]/.test(text)) return JSON.stringify(text);
    return /^\d+$/.test(text) ? text : `[${text.split(/[\s,]+/).join(", ")}]`;
  }
  const lines = texts.map((line) => `[${line.map(expression).join(", ")}]`);
  return `[\n${lines.map((line) => `  ${line},\n`).join("")}]`;
}

/** An entry as an expression: "-1 / 9". */
function expression(text: string): string {
  const plain = plainEntry(text);
  if (plain.includes("/")) return plain.split("/").map(Number).join(" / ");
  return String(Number(plain) + 0);
}

/** Where in a source the value of a constant stands; undefined when it is not declared. */
function valueIn(source: string, name: string): { from: number; to: number } | undefined {
  const start = source.match(
    new RegExp(`^[ \\t]*(?:const|let) ${name}(?::[^=\\n]*)?\\s*=\\s*`, "m"),
  );
  if (start?.index === undefined) return undefined;
  const from = start.index + start[0].length;
  let depth = 0;
  for (let to = from; to < source.length; to++) {
    const here = source[to];
    if ("([{".includes(here)) depth++;
    else if (")]}".includes(here)) depth--;
    else if (here === ";" && depth === 0) return { from, to };
    else if (here === "\n" && depth === 0) return { from, to };
  }
  return depth === 0 ? { from, to: source.length } : undefined;
}

/** Whether a source declares a constant with just these entries, written out. */
export function declares(source: string, name: FieldName, texts: readonly string[][]): boolean {
  const place = valueIn(source, name);
  if (place === undefined) return false;
  const value = source
    .slice(place.from, place.to)
    .replace(/\/\/.*$/gm, "")
    .replace(/\s/g, "");
  const rows = value.match(/^\[(\[[^[\]]*\],?)+\]$/) && value.match(/\[[^[\]]+\]/g);
  const entries = rows?.map((row) => row.slice(1, -1).replace(/,$/, "").split(",").map(readEntry));
  return JSON.stringify(entries) === JSON.stringify(texts.map((line) => line.map(readEntry)));
}

/** A source in which the constants that it declares have the values of the worksheet. */
export function withDeclarations(source: string, typed: Typed): string {
  return Object.entries(typed).reduce((text, [name, texts]) => {
    const place = valueIn(text, name);
    if (place === undefined) return text;
    return `${text.slice(0, place.from)}${sourceOf(name as FieldName, texts)}${text.slice(place.to)}`;
  }, source);
}
