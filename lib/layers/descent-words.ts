// How a descent went, in sentences.
import { counted, formatNumber } from "../tensor/number";

/** Why a descent ended before its last step. */
const ENDS = {
  steps: "",
  gradient:
    " None of the steps that were tried makes it smaller: the gradient is 0, or too small or too large for them.",
  overflow:
    " A further step would make J, a weight or a bias too large for numbers of the computer.",
};

/** From where to where J went, in how many steps, and why there are no more. */
export function descentWords(losses: readonly number[], reason: keyof typeof ENDS): string {
  const steps = losses.length - 1;
  const [from, to] = [losses[0], losses[steps]].map(formatNumber);
  if (steps === 0) return `J stays at ${from}.${ENDS[reason]}`;
  const gained = formatNumber(losses[0] - losses[steps]);
  const hint = from === to ? ` The difference, ${gained}, is too small for these digits.` : "";
  return `In ${counted(steps, "step")} J goes down from ${from} to **${to}**.${hint}${ENDS[reason]}`;
}
