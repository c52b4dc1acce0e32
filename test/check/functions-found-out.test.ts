import {
  type AnswerFunction,
  type ConvOptions,
  check,
  conv2d,
  convLayer,
  random,
  type Verdict,
} from "convbook";
import { describe, expect, test } from "vitest";
import { sum, sums } from "./functions-3.js";

const whole = (shape: number[], seed: number) => random(shape, { seed, low: -1 });
const told = (verdict: Verdict) => String(verdict).split("\n")[0];

describe("check finds out a function that fits the given layer by chance", () => {
  test("a kernel that is the same when it is reversed", () => {
    const inputs = {
      X: whole([4, 4], 1),
      W: [
        [1, 2],
        [2, 1],
      ],
      dU: whole([3, 3], 2),
    };
    const verdict = check(
      "3c",
      (i, j, { W, dZ, rows, columns, K1, K2 }) =>
        sums(K1, K2, (k1, k2) => {
          const [a, c] = [i - k1, j - k2];
          const isPixel = a >= 0 && c >= 0 && a < rows && c < columns;
          return isPixel ? W.at(K1 - 1 - k1, K2 - 1 - k2) * dZ.at(a, c) : 0;
        }),
      inputs,
    );
    expect(verdict.state).toBe("wrong");
    expect(told(verdict)).toBe(
      "Not yet. It is right for the given inputs, but not for other numbers. This is what comes from turning the kernel the wrong way round.",
    );
    expect(verdict.differences.entries).toEqual([]);
    expect(verdict.differences.text).toMatch(/^On that layer: /);
  });

  test("with stride 1 and padding 0 written out, as in the notebook", () => {
    const inputs = { X: whole([4, 5], 1), W: whole([2, 2], 2), dU: whole([3, 4], 2) };
    const verdict = check(
      "3c",
      (i, j, { W, dZ, rows, columns, K1, K2 }) =>
        sums(K1, K2, (k1, k2) =>
          i + k1 < rows && j + k2 < columns ? W.at(k1, k2) * dZ.at(i + k1, j + k2) : 0,
        ),
      { ...inputs, stride: 1, padding: 0, dilation: 1 },
    );
    expect(verdict.mistakes.join()).toMatch(/pixels after \(i, j\) in place of those before it/);
  });

  test("a rule without the index b and with the layer in place of n", () => {
    const inputs = {
      X: whole([2, 4, 5, 2], 1),
      W: whole([2, 2, 2, 2], 2),
      dU: whole([2, 3, 4, 2], 3),
    };
    const verdict = check("3c", (i, j, n, { K1, K2 }) => sums(K1, K2, () => i + j + n), inputs);
    expect(told(verdict)).toMatch(/called with b, i, j, n, and the layer comes behind them\./);
  });

  test("one channel", () => {
    const inputs = { X: whole([4, 5, 1], 1), W: whole([2, 2, 1, 1], 2), dU: whole([3, 4, 1], 3) };
    const verdict = check(
      "3b",
      (k1, k2, _n, _m, { X, dZ, rows, columns }) =>
        sums(rows, columns, (i, j) => dZ.at(i, j, 0) * X.at(i + k1, j + k2, 0)),
      inputs,
    );
    expect(told(verdict)).toMatch(/not for a layer with X 5×5×2 and W 2×3×2×3/);
  });

  test("as many rows as columns", () => {
    const inputs = { X: whole([4, 4], 1), W: whole([2, 2], 2), dU: whole([3, 3], 3) };
    const verdict = check(
      "3b",
      (k1, k2, { X, dZ, rows, columns }) =>
        sums(columns, rows, (i, j) => dZ.at(i, j) * X.at(i + k1, j + k2)),
      inputs,
    );
    expect(told(verdict)).toMatch(
      /W 2×3\. At k1 = 0, k2 = 0 your function asks for X\[0, 5\], but X has 5 columns: j from 0 to 4\.|asks for dZ/,
    );
  });

  test("an activation whose slope is 1 for the given numbers", () => {
    const inputs = { X: [[1, 2, 3]], W: [[1, 1]], dU: [[1, -2]], activation: "relu" };
    const verdict = check("3a", (i, j, { dU }) => dU.at(i, j), inputs);
    expect(told(verdict)).toMatch(/not for other numbers\. .*leaving out f′\(Z\)/);
  });
});

describe("check tries a function on layers with the options of the given one", () => {
  const inputs = { X: whole([7, 9, 2], 1), W: whole([2, 3, 2, 2], 2), stride: 2, padding: 1 };
  const shape = conv2d(inputs.X, inputs.W, { stride: 2, padding: 1 }).shape;
  const layer = { ...inputs, dU: whole([...shape], 3) };
  const gradientW =
    (strideOf: (down: number) => number, paddingOf: (before: number) => number): AnswerFunction =>
    (k1, k2, n, m, { X, dZ, rows, columns, height, width, stride, padding, dilation }) =>
      sums(rows, columns, (i, j) => {
        const a = i * strideOf(stride[0]) + k1 * dilation[0] - paddingOf(padding[0]);
        const c = j * strideOf(stride[1]) + k2 * dilation[1] - paddingOf(padding[1]);
        const isPixel = a >= 0 && c >= 0 && a < height && c < width;
        return isPixel ? dZ.at(i, j, m) * X.at(a, c, n) : 0;
      });
  const same = (value: number) => value;

  const options: ConvOptions[] = [
    { stride: 2, padding: 1 },
    { stride: [1, 3], padding: "same" },
    { padding: "full", dilation: [2, 1] },
    { stride: 2, padding: [0, 2], dilation: 2 },
  ];
  for (const moves of options) {
    for (const activation of ["sigmoid", "tanh", "z^3"]) {
      test(`right: ${JSON.stringify({ ...moves, activation })}`, () => {
        const { shape } = conv2d(inputs.X, inputs.W, moves);
        const given = { X: inputs.X, W: inputs.W, dU: whole([...shape], 3), activation, ...moves };
        const verdict = check("3b", gradientW(same, same), given);
        expect(verdict.reason).toMatch(/^It is right for 3 other layers/);
      });
    }
  }

  test("right, of an activation that has values for positive numbers only", () => {
    const given = { X: [[1, 2, 3]], W: [[1, 2]], dU: [[1, -1]], activation: "log(z)" };
    const verdict = check("3a", (i, j, { Z, dU }) => dU.at(i, j) / Z.at(i, j), given);
    expect(verdict.reason).toMatch(/^It is right for 3 other layers/);
  });

  test("the stride left out", () => {
    const without = gradientW(() => 1, same);
    expect(check("3b", without, layer).mistakes).toEqual(["leaving out the stride"]);
  });

  test("the padding left out", () => {
    const without = gradientW(same, () => 0);
    expect(check("3b", without, layer).mistakes).toEqual(["leaving out the padding"]);
  });

  test("the dilation left out", () => {
    const dilated = { X: whole([7, 8], 1), W: whole([2, 3], 2), dU: whole([4, 2], 3), dilation: 3 };
    const verdict = check(
      "3b",
      (k1, k2, { X, dZ, rows, columns }) =>
        sums(rows, columns, (i, j) => dZ.at(i, j) * X.at(i + k1, j + k2)),
      dilated,
    );
    expect(verdict.mistakes).toEqual(["leaving out the dilation"]);
  });

  test("a batch", () => {
    const X = whole([2, 4, 5, 2], 1);
    const W = whole([2, 2, 2, 2], 2);
    const dU = whole([2, 3, 4, 2], 3);
    const ofBatch = (images: (batch: number) => number): AnswerFunction => {
      return (k1, k2, n, m, { X, dZ, rows, columns, batch }) =>
        sum(0, images(batch), (b) =>
          sums(rows, columns, (i, j) => dZ.at(b, i, j, m) * X.at(b, i + k1, j + k2, n)),
        );
    };
    expect(check("3b", ofBatch(same), { X, W, dU }).state).toBe("right");
    expect(
      check(
        "3b",
        ofBatch(() => 1),
        { X, W, dU },
      ).mistakes,
    ).toEqual(["taking the first image only"]);
    const slopes = check(
      "3a",
      (b, i, j, m, { U, dU }) => dU.at(b, i, j, m) * U.at(b, i, j, m) * (1 - U.at(b, i, j, m)),
      { X, W, dU },
    );
    expect(slopes.state).toBe("right");
  });
});

const REVOKED = Proxy.revocable({}, {});
REVOKED.revoke();

/** A rule that throws this. */
const refusing = (thrown: unknown) => (_k1: unknown, _k2: unknown, _layer: unknown) => {
  throw thrown;
};
const failing = () => {
  throw new Error("ha");
};

describe("check says in a sentence what stops a function", () => {
  const X = whole([3, 4], 1);
  const inputs = { X, W: whole([2, 2], 2), dU: whole([2, 3], 3) };
  const stopped: [does: string, answer: AnswerFunction, says: RegExp][] = [
    [
      "throws",
      () => (undefined as unknown as { x: number }).x,
      /^Not yet\. Your function stops with an error: Cannot read prop.*\. Does it read entries by \.at\(…\), and only those that exist\?$/,
    ],
    [
      "throws what is no error",
      (k1, k2, { X }) => {
        throw `${k1}${k2}${X.rank}`;
      },
      /At k1 = 0, k2 = 0 your function stops with an error: 002\.$/,
    ],
    [
      "throws what cannot be read",
      refusing(Object.create(null)),
      /your function stops with an error\.$/,
    ],
    ["throws text that fails", refusing({ toString: failing }), /stops with an error\.$/],
    ["throws nothing to read", refusing(new Error()), /stops with an error\.$/],
    [
      "throws a number as message",
      refusing(Object.assign(new Error(), { message: 5 })),
      /error: 5\.$/,
    ],
    [
      "throws a message that fails",
      refusing(Object.defineProperty(new Error(), "message", { get: failing })),
      /stops with an error\.$/,
    ],
    ["throws two lines", refusing(new Error("one\n  two")), /stops with an error: one two\.$/],
    [
      "returns what cannot be read",
      (_k1, _k2, _layer) => REVOKED.proxy,
      /your function stops with an error: /,
    ],
    [
      "calculates with the layer",
      Math.max as unknown as AnswerFunction,
      /^Not yet\. At k1 = 0, k2 = 0 your function calculates with the layer as if it were a number: /,
    ],
    ["writes the layer as text", (_k1, _k2, layer) => `${layer}`, /calculates with the layer/],
    [
      "returns nothing for some entries",
      (k1, _k2) => (k1 === 0 ? 1 : undefined),
      /At k1 = 1, k2 = 0 your function returns nothing: does it have a return with a value\?$/,
    ],
    ["returns NaN", (k1, k2) => k1 / k2, /your function gives NaN, .*: does its sum begin at 0\?/],
    ["divides by 0", (k1, k2) => (k1 + 1) / k2, /gives ∞: does it divide by 0\?$/],
    ["returns text", (k1, k2) => `${k1 + k2}`, /returns the text "0", but one number is needed/],
    ["returns a list", (k1, k2) => [k1, k2], /returns a list, but one number is needed/],
    [
      "never ends",
      (k1, k2, { X }) => {
        let total = 0;
        while (total < 1e300) total += X.at(k1, k2) ** 2;
        return total;
      },
      /keeps reading entries: does one of its loops never end\?$/,
    ],
    [
      "calls itself",
      function again(k1, k2): unknown {
        return (again as (...given: number[]) => unknown)(k1, k2);
      },
      /calls itself endlessly\.$/,
    ],
    [
      "asks for part of an entry",
      (k1, k2, { X }) => X.at(k1, k2 + 0.5),
      /X\[0, 0\.5\], but the index j must be a whole/,
    ],
    [
      "asks for no entry",
      (k1, _k2, { X }) => X.at(k1, NaN),
      /asks for X\[0, NaN\], but the index j/,
    ],
    [
      "has a name that is none",
      (_k1, _k2, layer) => (layer as unknown as Record<string, number>).dz,
      /takes "dz" from the layer, which has X, W, b, Z, U, dU, dZ, rows/,
    ],
    [
      "returns one number for all",
      ({ rows }) => rows,
      /returns 2: a function with one argument is called once/,
    ],
    ["returns no array", ({ rows }) => [[rows], [1, 2]], /cannot be read: .*ragged/],
    ["returns the wrong shape", ({ rows }) => [rows, rows], /^Not yet\.$/],
  ];
  for (const [does, answer, says] of stopped) {
    test(does, () => {
      const verdict = check("3b", answer, inputs);
      expect(verdict.state).toBe("wrong");
      expect(told(verdict)).toMatch(says);
    });
  }

  test("returns nothing at all, as where nobody has answered yet", () => {
    for (const nothing of [(_k1: unknown, _k2: unknown) => {}, (_layer: unknown) => {}]) {
      const verdict = check("3b", nothing, inputs);
      expect(verdict.state).toBe("missing");
      expect(told(verdict)).toMatch(/The function returns nothing\./);
    }
  });

  test("goes on with the sum of the last entry", () => {
    let total = 0;
    const verdict = check(
      "3b",
      (k1, k2, { X, dZ, rows, columns }) => {
        total += sums(rows, columns, (i, j) => dZ.at(i, j) * X.at(i + k1, j + k2));
        return total;
      },
      inputs,
    );
    expect(told(verdict)).toMatch(/something else later: does its sum begin at 0 each time\?$/);
  });

  test("has too many or too few arguments", () => {
    const verdict = check("3b", (k1, k2, n, m, { X }) => X.at(k1, k2) * n * m, inputs);
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toMatch(/^The function has 5 arguments\. A rule for one entry has/);
  });

  test("takes the layer in the place of an index", () => {
    const verdict = check("3b", (k1, layer) => (layer as { X: typeof X }).X.at(k1, 0), inputs);
    expect(told(verdict)).toMatch(/It is called with k1, k2, and the layer comes behind them\.$/);
  });

  test("is the answer to a question for numbers", () => {
    const verdict = check("1b", () => [2, 3], { X: [[1]], W: [[1]] });
    expect(verdict.state).toBe("unreadable");
    expect(verdict.reason).toMatch(/^A function can be the answer to 3a, 3b, 3c, 3db/);
  });

  test("cannot spoil the inputs", () => {
    const before = X.toArray();
    const verdict = check("3b", ({ X, dZ }) => X.data.fill(0) && dZ.data.fill(0), inputs);
    expect(verdict.right).toBe(false);
    expect(X.toArray()).toEqual(before);
  });
});

describe("a saturated sigmoid", () => {
  const inputs = { X: [[30, 45, 50]], W: [[1, 1]], dU: [[1, -2]] };
  const { U } = convLayer({ W: inputs.W, activation: "sigmoid" }).forward(inputs.X);

  test("the answer that the formula gives is right, though no digit of it is", () => {
    const onPaper = U.data.map((u, k) => inputs.dU[0][k] * u * (1 - u));
    expect(Array.from(onPaper)).toEqual([0, -0]);
    expect(check("3a", [Array.from(onPaper)], inputs).state).toBe("right");
    const rule = check(
      "3a",
      (i, j, { U, dU }) => dU.at(i, j) * U.at(i, j) * (1 - U.at(i, j)),
      inputs,
    );
    expect(rule.state).toBe("right");
    expect(check("3db", [0], inputs).state).toBe("right");
  });

  test("the digits that the library keeps are right, too", () => {
    const slope = (z: number) => 1 / (Math.exp(z) + 2 + Math.exp(-z));
    expect(check("3a", [[slope(75), -2 * slope(95)]], inputs).state).toBe("right");
  });
});
