// What a rule finds around it when it is graded: the layer's arrays, and what runs it for every entry.
// A rule may spoil this world, but only for itself: what leaves it is text, of which the other side
// takes nothing but a list of numbers, to be judged there.

class Tensor {
  constructor(name, shape, data) {
    Object.assign(this, { name, shape, data });
    // X[i][j] works as well as X.at(i, j), as it does for the lists of a notebook.
    this.toArray().forEach((row, k) => {
      this[k] = row;
    });
    this.length = shape[0];
  }
  get rank() {
    return this.shape.length;
  }
  at(...index) {
    const isInside = index.every(
      (k, axis) => Number.isInteger(k) && k >= 0 && k < this.shape[axis],
    );
    if (index.length !== this.rank || !isInside) {
      throw new RangeError(
        `there is no ${this.name}[${index.join(", ")}]: the shape of ${this.name} is ${this.shape.join("×")}`,
      );
    }
    return this.data[index.reduce((offset, k, axis) => offset * this.shape[axis] + k, 0)];
  }
  toArray() {
    return this.shape
      .slice(1)
      .reduceRight(
        (rows, length) =>
          Array.from({ length: rows.length / length }, (_, k) =>
            rows.slice(k * length, (k + 1) * length),
          ),
        this.data,
      );
  }
}

const indicesOf = (shape) =>
  shape.reduce(
    (indices, length) =>
      indices.flatMap((index) => Array.from({ length }, (_, k) => [...index, k])),
    [[]],
  );
const flat = (value) =>
  value instanceof Tensor ? value.data : Array.isArray(value) ? value.flatMap(flat) : [value];
const shapeOf = (value) => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);

// What the library offers to build an array with, under its names there.
const fill = (shape, rule) =>
  new Tensor(
    "the result",
    shape,
    indicesOf(shape).map((index) => rule(...index)),
  );
const zeros = (shape) => fill(shape, () => 0);
const tensor = (values, shape) =>
  new Tensor("the tensor", shape ?? values.shape ?? shapeOf(values), [...flat(values)]);

function worldOf({ arrays, sizes }) {
  const tensors = arrays.map(({ name, shape, data }) => [name, new Tensor(name, shape, data)]);
  return { ...Object.fromEntries(tensors), ...sizes };
}

function entriesOf(rule, world, shape) {
  if (rule.length > shape.length + 1) {
    throw new TypeError(
      `the rule takes ${rule.length} arguments, but gets ${shape.length} indices and the layer`,
    );
  }
  const entries =
    rule.length <= 1 ? flat(rule(world)) : indicesOf(shape).map((index) => rule(...index, world));
  const wrong = entries.findIndex((entry) => typeof entry !== "number" || !Number.isFinite(entry));
  if (wrong < 0) return entries;
  const place = rule.length <= 1 ? `number ${wrong}` : `(${indicesOf(shape)[wrong].join(", ")})`;
  throw new TypeError(`the entry at ${place} is ${String(entries[wrong])}`);
}

Object.assign(globalThis, { fill, zeros, tensor, worldOf, entriesOf });
