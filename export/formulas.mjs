// Translates formulas from TeX to MathML: a JSON list of { tex, display } comes in, one of markup goes out.
import { readFileSync } from "node:fs";
import temml from "temml";

const formulas = JSON.parse(readFileSync(0, "utf8"));
const markup = formulas.map((/** @type {{ tex: string, display: boolean }} */ { tex, display }) =>
  temml.renderToString(tex, { displayMode: display, throwOnError: false, wrap: "=" }),
);
process.stdout.write(JSON.stringify(markup));
