// What a gradient check found, and how it prints itself.
import { listed } from "../tensor/arguments";
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";

/** The entry of a gradient that differs most from its difference quotient. */
export interface WorstEntry {
  /** Its index tuple. */
  at: number[];
  /** The gradient there. */
  gradient: number;
  /** The difference quotient there. */
  quotient: number;
  /** How far they are apart. */
  error: number;
  /** How far they may be apart because the step is finite and numbers are rounded. */
  expectedError: number;
}

/** The result for one gradient. */
export interface GradientCheck {
  /** The gradient: ∂J/∂X, ∂J/∂W or ∂J/∂b. */
  name: "dX" | "dW" | "db";
  /** Whether entries were compared, and each of them agrees with its difference quotient. */
  passed: boolean;
  /** How many entries were compared. */
  entries: number;
  /**
   * Whether rounding hides the step: the gradient has passed, but with an error of more than a tenth of
   * its largest entry, so the comparison says nothing.
   */
  hidden: boolean;
  /** Absent when no entry could be compared: then the gradient has not passed. */
  worst?: WorstEntry;
  /**
   * Index tuples of entries at a kink, where J is not differentiable: within a step, or but for its
   * rounding, a Z that they reach lies on a bend of the activation, such as that of ReLU or abs(z) at 0.
   */
  kinks: number[][];
  /**
   * Index tuples of entries whose difference quotients do not approach a number as the step becomes
   * smaller, so that there is nothing to compare with.
   */
  unreliable: number[][];
}

/** What {@link checkGradients} found; it prints itself, a line for each gradient. */
export class GradientReport {
  /** "exact" for steps of 1 without a tolerance, "central" for small steps in both directions. */
  readonly method: "exact" | "central";
  /** How far a number p is moved: 1 when exact, else the h in h · max(1, |p|). */
  readonly step: number;
  /** The results, one for each gradient. */
  readonly gradients: readonly GradientCheck[];
  /** Whether entries of any gradient were compared, and all of them agree. */
  readonly passed: boolean;

  /** Made by {@link checkGradients}; it has passed when entries were compared and all of them agree. */
  constructor(method: "exact" | "central", step: number, gradients: readonly GradientCheck[]) {
    this.method = method;
    this.step = step;
    this.gradients = gradients;
    const compared = gradients.filter(({ entries }) => entries > 0);
    this.passed = compared.length > 0 && compared.every(({ passed }) => passed);
  }

  /** In sentences: how many entries were compared, and whether all of them passed. */
  get summary(): string {
    const compared = this.gradients.reduce((sum, { entries }) => sum + entries, 0);
    const bends = this.gradients.reduce((sum, { kinks }) => sum + kinks.length, 0);
    const unreliable = this.gradients.reduce((sum, one) => sum + one.unreliable.length, 0);
    const hidden = this.gradients.flatMap((one) => (one.hidden ? [symbolOf(one)] : []));
    const result = this.passed ? "All of them **passed**." : "**Not all of them passed.**";
    return [
      compared === 0
        ? "**No entry** could be compared."
        : `Entries compared: ${compared}. ${result}`,
      hidden.length > 0
        ? `But rounding hides the step in ${listed(hidden)}: there the comparison says nothing.`
        : "",
      bends > 0 ? `Entries at a bend, which could not be compared: ${bends}.` : "",
      unreliable > 0
        ? `Entries without a reliable difference quotient, which could not be compared: ${unreliable}.`
        : "",
    ]
      .filter((sentence) => sentence !== "")
      .join(" ");
  }

  /** The method in a line, then for each gradient whether it passed, and its worst entry. */
  toString(): string {
    const how =
      this.method === "exact"
        ? "difference quotients with step 1, compared without a tolerance"
        : `central differences with steps of ${formatNumber(this.step)}`;
    return [`Gradients and ${how}:`, ...this.gradients.map(line)].join("\n");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** ∂J/∂X for dX. */
function symbolOf({ name }: GradientCheck): string {
  return `∂J/∂${name.slice(1)}`;
}

function line({ name, passed, entries, worst, kinks, unreliable }: GradientCheck): string {
  const verdict =
    entries === 0
      ? `  ${name}  NOTHING COULD BE COMPARED`
      : `  ${name}  ${passed ? "passed" : "FAILED"}  ${entries} compared`;
  const numbers =
    worst === undefined
      ? ""
      : `\n      worst at ${formatPlaces([worst.at])}: gradient ${formatNumber(worst.gradient)}, quotient ${formatNumber(worst.quotient)}, apart ${short(worst.error)}, expected up to ${short(worst.expectedError)}`;
  const kinked =
    kinks.length === 0 ? "" : `\n      not differentiable here: ${formatPlaces(kinks, 6)}`;
  const left =
    unreliable.length === 0
      ? ""
      : `\n      no reliable quotient here: ${formatPlaces(unreliable, 6)}`;
  return `${verdict}${numbers}${kinked}${left}`;
}

function short(value: number): string {
  return formatNumber(Number(value.toPrecision(2)));
}
