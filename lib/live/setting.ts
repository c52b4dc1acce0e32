// A setting of the convolution as it is typed: a number, a pair such as "2, 1", or a word such as "same".

export type Setting = number | readonly [number, number] | string;

/** A typed setting; "half" while more has to be typed, "wrong" when there is no such setting. */
export function readSetting(
  typed: string,
  least: number,
  words: readonly string[],
): { value: Setting } | "half" | "wrong" {
  const text = typed.trim().toLowerCase();
  if (words.includes(text)) return { value: text };
  const numbers = text.split(/[\s,]+/).map(Number);
  const isPair = /^\d+[\s,]+\d+$/.test(text);
  if ((isPair || /^\d+$/.test(text)) && numbers.every((number) => number >= least)) {
    return { value: isPair ? [numbers[0], numbers[1]] : numbers[0] };
  }
  const isBegun = /^\d*[\s,]*$/.test(text) || words.some((word) => word.startsWith(text));
  return isBegun && text !== "0" ? "half" : "wrong";
}

/** A setting as it is typed. */
export function typedSetting(value: Setting): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
