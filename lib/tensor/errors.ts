const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

/** One clear line instead of a stack: in a notebook the stack is about files the reader never sees. */
function oneLine(error: Error): string {
  return `${error.name}: ${error.message}`;
}

/** An array has the wrong shape: ragged rows, the wrong rank, axes that do not fit together. */
export class ShapeError extends RangeError {
  override name = "ShapeError";
  [inspectCustom](): string {
    return oneLine(this);
  }
}

/** A value is out of range: NaN, an infinity, a stride of 0, an index beyond the last entry. */
export class ValueError extends RangeError {
  override name = "ValueError";
  [inspectCustom](): string {
    return oneLine(this);
  }
}

/** A value is of the wrong kind: text where a number belongs, an option that does not exist. */
export class KindError extends TypeError {
  override name = "TypeError";
  [inspectCustom](): string {
    return oneLine(this);
  }
}
