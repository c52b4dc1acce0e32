// The errors, and the one place that knows which public function the reader called.

const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

/** The public function that the reader called; "" while none is running. */
let called = "";

/**
 * Runs the body of a public function: the message of an error that is made inside begins with its name.
 * A public function that it calls in turn is not named, because the reader did not call it.
 */
export function publicly<Result>(name: string, work: () => Result): Result {
  if (called !== "") return work();
  called = name;
  try {
    return work();
  } finally {
    called = "";
  }
}

function named(message: string): string {
  return called === "" ? message : `${called}: ${message}`;
}

/** One clear line instead of a stack: in a notebook the stack names only files that the reader never sees. */
function oneLine(error: Error): string {
  return `${error.name}: ${error.message}`;
}

/** An array has the wrong shape: ragged rows, the wrong rank, axes that do not fit together. */
export class ShapeError extends RangeError {
  /** The name of the class, printed before the message. */
  override name = "ShapeError";
  /**
   * An error whose message begins with the name of the public function that the reader called.
   *
   * @param message what was needed and what came
   */
  constructor(message: string) {
    super(named(message));
  }
  /** What a notebook prints. */
  [inspectCustom](): string {
    return oneLine(this);
  }
}

/** A value is out of range: NaN, an infinity, a stride of 0, an index beyond the last entry. */
export class ValueError extends RangeError {
  /** The name of the class, printed before the message. */
  override name = "ValueError";
  /**
   * An error whose message begins with the name of the public function that the reader called.
   *
   * @param message what was needed and what came
   */
  constructor(message: string) {
    super(named(message));
  }
  /** What a notebook prints. */
  [inspectCustom](): string {
    return oneLine(this);
  }
}

/** An argument is right, but exceeds a limit of lib/limits.ts. */
export class LimitError extends ValueError {
  /** The message without the name of the function that was called. */
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** A value is of the wrong kind: text where a number belongs, an option that does not exist. */
export class KindError extends TypeError {
  override name = "TypeError";
  constructor(message: string) {
    super(named(message));
  }
  [inspectCustom](): string {
    return oneLine(this);
  }
}
