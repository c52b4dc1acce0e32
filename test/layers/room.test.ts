import { conv2d, formatNumber, ValueError, zeros } from "convbook";
import { afterEach, expect, test, vi } from "vitest";

/** Arrays of float64 of one length cannot be made: the engine throws instead. */
function refuse(length: number, error: Error) {
  const refusing = new Proxy(Float64Array, {
    construct(target, args, newTarget) {
      if (args[0] === length) throw error;
      return Reflect.construct(target, args, newTarget);
    },
  });
  vi.stubGlobal("Float64Array", refusing);
}

afterEach(() => vi.unstubAllGlobals());

// Z is 2×3.
const call = () =>
  conv2d(
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
    [[1, -1]],
  );

test("if there is no memory for Z, conv2d says how many bytes it needs", () => {
  for (const words of ["Array buffer allocation failed", "Out of memory", "Invalid array length"]) {
    refuse(6, new RangeError(words));
    expect(call).toThrow(
      "conv2d: there is not enough memory for this layer; Z alone has up to 48 bytes",
    );
  }
});

test("other errors of the engine are thrown as they are", () => {
  for (const error of [
    new RangeError("Maximum call stack size exceeded"),
    new Error("no allocation of this kind"),
  ]) {
    refuse(6, error);
    expect(call).toThrow(error);
  }
});

test("a layer that would take minutes is refused before it begins, with the number of its products", () => {
  const [X, W] = [zeros([300, 300, 40]), zeros([80, 80, 40, 1])];
  expect(() => conv2d(X, W)).toThrow(ValueError);
  expect(() => conv2d(X, W)).toThrow(
    `conv2d: the layer takes ${formatNumber(221 ** 2 * 80 ** 2 * 40)} multiplications; at most`,
  );
});
