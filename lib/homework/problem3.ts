// Problem 3 (a): the gradient with respect to Z.
import { arrayQuestion } from "../judge/array";
import type { Question } from "../judge/question";
import { exchanged } from "../tensor/rules";
import {
  type Backward,
  channelsFirst,
  combined,
  negative,
  onPaper,
  scaled,
  TURNED,
} from "./backward";
import { unusedIndices } from "./loops";
import { slips, slopeName } from "./slips";

/** (a) ∂J/∂Z. */
export function dZ(back: Backward): Question {
  const { pass, axesZ } = back;
  const slope = slopeName(pass);
  const [i, j] = [axesZ.indexOf("i"), axesZ.indexOf("j")];
  return arrayQuestion({
    symbol: "dZ",
    right: pass.dZ,
    lossy: () => onPaper(back),
    axes: axesZ,
    mistakes: () => [
      ...slips(pass),
      ["exchanging rows and columns", exchanged(pass.dZ, i, j), "The row i comes first."],
      ...channelsFirst(pass.dZ),
      ...scaled(pass.dZ, back),
      ...unusedIndices(pass.dZ, axesZ),
      ["giving ∂J/∂X", back.gradients.dX, "∂J/∂Z has the shape of Z."],
      ["giving U", pass.U, "∂J/∂Z is a gradient: it starts from ∂J/∂U."],
      ["giving Z", pass.Z, "∂J/∂Z is a gradient: it starts from ∂J/∂U."],
    ],
    pairs: () => combined(TURNED, negative, slips(pass)),
    hint: `Each entry of Z acts on one entry of U only. How much does U change when Z changes a little?`,
    solution: `∂J/∂Z = ∂J/∂U · ${slope}(Z), entry by entry${slope === "σ′" ? ", with σ′(Z) = U · (1 − U)" : ""}:`,
  });
}
