// Text as it is typed, in one plain notation: the signs of Unicode and of LaTeX become those of a keyboard.

type Rule = readonly [pattern: RegExp, by: string | ((...groups: string[]) => string)];

/** In a string of a program "\times" and "\frac" lose their backslash, and "\leq" does too. */
const LOST: readonly Rule[] = [
  [/\t(?=imes|o\b|ext\b)/g, "\\t"],
  [/\f(?=rac)/g, "\\f"],
  [/\r(?=ight)/g, "\\r"],
  [/(?<=[\s\d}])(?=(?:leq?|geq?|cdot|ldots|dots)\s*[\dk,])/g, "\\"],
];

/** The number of the question, and the dashes of a list. */
const LAYOUT: readonly Rule[] = [
  [
    /^\s*(?:(?:problem|part|question|answer)\s*)?(?:[12]\s*\.?\s*\(?[a-e]\)?[.:)]?\s|\(?[a-e]\)[.:]?\s)/i,
    " ",
  ],
  [/^[^\S\n]*(?:[-–](?=[^\S\n]+\p{L})|[*•])[^\S\n]+/gmu, " "],
];

const LATEX: readonly Rule[] = [
  [/\\\\/g, ";"],
  [/\\begin\{[a-z]*matrix\}/g, "["],
  [/\\end\{[a-z]*matrix\}/g, "]"],
  [/\\(?:text|mathrm|mathbf|operatorname)\s*\{([^{}]*)\}/g, " $1 "],
  [/\\(?:left|right|big|Big|limits|displaystyle|quad|qquad|[()[\],;:! ])/g, " "],
  [/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "(($1)/($2))"],
  [/\\[dt]?frac\s*(\d)\s*(\d)/g, "($1/$2)"],
  [/\\(?:times|cdot|ast)(?![a-z])/g, "*"],
  [/\\(?:leq?|leqslant)(?![a-z])/g, "≤"],
  [/\\(?:geq?|geqslant)(?![a-z])/g, "≥"],
  [/!=|\\neq?(?![a-z])/g, "≠"],
  [/\\lt(?![a-z])/g, "<"],
  [/\\gt(?![a-z])/g, ">"],
  [/\\in(?![a-z])/g, "∈"],
  [/\\[cl]?dots(?:[bc](?![a-z]))?/g, ".."],
  [/\\(?:to|rightarrow|Rightarrow)(?![a-z])/g, "→"],
  [/\\approx(?![a-z])/g, "≈"],
  [/\\(?:emptyset|varnothing)(?![a-z])/g, " none "],
  [/\\partial(?![a-z])\s*/g, "∂"],
  [/\\sum(?![a-z])/g, "sum"],
  [/\\([{}])/g, "$1"],
  [/\{,\}/g, ","],
  [/\\mathbb\s*\{?R\}?/g, "R"],
  // Other names, such as \max, are words.
  [/\\(?=[a-z])/gi, " "],
  [/\$/g, " "],
  [/&/g, ","],
];

/** What stands raised or as one sign has to be written out before Unicode's own forms are unified. */
const RAISED: readonly Rule[] = [
  [/[⁻⁺]?[⁰¹²³⁴-⁹]+(?:ˣ[⁰¹²³⁴-⁹]+)*/g, (digits) => `^(${digits.normalize("NFKC")})`],
  [/(\d*)([¼-¾⅐-⅞])/g, (_, whole, part) => `(${whole || 0}+${part.normalize("NFKC")})`],
];

const SIGNS: readonly Rule[] = [
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ""],
  [/[‐‑‒–—―−⁻]/g, "-"],
  [/(?<=\p{L})[’‘](?=\p{L})/gu, "'"],
  [/(?<=\d)[’‘](?=\d)/g, "'"],
  [/["“”„«»‘’`]/g, " "],
  [/(?<![\p{L}\d])'|'(?![\p{L}\d])/gu, " "],
  [/\*\*/g, "^"],
  [/[⋅∙·•×✕✖∗⨯⨉]/g, "*"],
  [/[÷∕⁄]/g, "/"],
  [/<=|=<|⩽|≦/g, "≤"],
  [/>=|⩾|≧/g, "≥"],
  [/[-=]>|⇒|↦/g, "→"],
  [/:=|=+|≡/g, "="],
  [/≃|≅|~=/g, "≈"],
  [/∅/g, " none "],
  [/\b(?:e\.\s?g|i\.\s?e)\b\.?|#/gi, " "],
  [/[∑Σ]/g, "sum"],
];

const SUBSCRIPTS: readonly Rule[] = [
  // n_in and C_{out} are the numbers of channels in and out.
  [/\b(?![hw]\s*_)[a-z]\s*_\s*\{?\s*(in|out)(?:put)?\b\s*\}?/gi, " $1 "],
  // Z_{8,2}, k_1 and k_{1}; in 2_470_300 there is no letter before the first.
  [/(?<=\p{L})\s*_\s*\{\s*(-?\d+\s*,\s*-?\d+)\s*\}/gu, "($1)"],
  [/(?<=\p{L})_\s*\{\s*(\d+)\s*\}/gu, "$1"],
  [/(?<=\p{L})_(?=\d)/gu, ""],
  [
    /sum\s*_\s*\{?\s*(k[12]|[a-z])\s*=([^{}^]+)\}?\s*\^\s*(?:\{([^{}]*)\}|\(([^()]*)\)|(-?\d+|\S+))/gi,
    (_, k, from, a, b, c) => `; ${k} from ${from} to ${a ?? b ?? c} ;`,
  ],
  [/\^\s*\{([^{}]*)\}/g, "^($1)"],
  [/(?<=\p{L})_\{?(?=\p{L})|(?<=_\{\p{L}+)\}/gu, " "],
  // Z ∈ R^(7×9) gives a shape.
  [/(?:∈\s*|\b)R\s*\^/g, " "],
  // 2.47 × 10^6 is one number, unless something binds more strongly on its left.
  [/(?<![/^]\s*\(?\s*|[\d.e])(\d+(?:\.\d+)?)\s*[*x]\s*10\s*\^\s*\(?\s*([-+]?\d+)\s*\)?/gi, "$1e$2"],
];

/** The text in the plain notation that {@link tokenize} takes apart. */
export function plain(text: string): string {
  let result = text;
  for (const rules of [LOST, LAYOUT, LATEX, RAISED]) result = apply(rules, result);
  return apply(SUBSCRIPTS, apply(SIGNS, result.normalize("NFKC")))
    .trim()
    .replace(/\s*\?$|(?<=\D)!$/, "");
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((result, [pattern, by]) => result.replace(pattern, by as string), text);
}
