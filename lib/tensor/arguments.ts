import { KindError, ShapeError } from "./errors";

/** True for arrays and typed arrays. */
export function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

/** A value in a few words, for the "but got" of a message. */
export function describe(value: unknown): string {
  if (typeof value === "string") {
    return `the text ${JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value)}`;
  }
  if (value === null || value === undefined) return `${value}`;
  if (isArray(value)) return "a list";
  if (typeof value === "object") return `an object (${value.constructor?.name ?? "no class"})`;
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  return `a ${typeof value}`;
}

/**
 * Checks that a shape is a list of whole numbers ≥ 1.
 *
 * @throws TypeError when it is not a list
 * @throws ShapeError when a length is not a whole number ≥ 1
 */
export function checkShape(caller: string, shape: unknown, name = "shape"): void {
  if (!isArray(shape)) {
    throw new KindError(
      `${caller}: ${name} must be a list of whole numbers such as [6, 5], but got ${describe(shape)}`,
    );
  }
  const lengths = Array.from(shape);
  if (
    lengths.length === 0 ||
    !lengths.every((length) => Number.isInteger(length) && Number(length) >= 1)
  ) {
    throw new ShapeError(
      `${caller}: ${name} must be whole numbers of at least 1, but got [${lengths.map(String).join(", ")}]`,
    );
  }
}

/**
 * Checks that options are an object with known names only.
 *
 * @returns the options themselves
 * @throws TypeError when they are not an object or an option is unknown
 */
export function readOptions<Options extends object>(
  caller: string,
  options: Options,
  known: readonly string[],
): Options {
  if (typeof options !== "object" || options === null || isArray(options)) {
    throw new KindError(
      `${caller}: options must be an object such as { ${known[0]}: … }, but got ${describe(options)}`,
    );
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new KindError(
        `${caller}: there is no option "${name}"; the options are ${known.join(", ")}`,
      );
    }
  }
  return options;
}
