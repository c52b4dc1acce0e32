// The errors, and the one place that knows which public function the reader called.

const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

/** The public function that the reader called; "" outside of all of them. */
let called = "";

/**
 * The door of a public function: the message of an error that is made inside begins with its name.
 * A public function that it calls in turn stays unnamed, because the reader never called that one.
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

/** One clear line instead of a stack: in a notebook the stack is about files the reader never sees. */
function oneLine(error: Error): string {
  return `${error.name}: ${error.message}`;
}

/** An array has the wrong shape: ragged rows, the wrong rank, axes that do not fit together. */
export class ShapeError extends RangeError {
  /** The class, as it stands before the message. */
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
  /** The class, as it stands before the message. */
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

/** Something is larger than a limit of lib/limits.ts: a ValueError for which the reader is not to blame. */
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
