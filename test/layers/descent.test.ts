import { chart, convLayer, descend, loss, random, type Tensor, ValueError } from "convbook";
import { describe, expect, test } from "vitest";

const square = (target: number) => (U: Tensor) => loss("(u-t)^2/2", U, target);

describe("descend(layer, X, lossOf, options)", () => {
  /** The losses and the last w for J = (w·x + b − t)²/2, with one pixel: by hand, without a layer. */
  function byHand(x: number, t: number, w: number, b: number | undefined, steps: number) {
    const J = (w: number, b: number) => (w * x + b - t) ** 2 / 2;
    const isFixed = b === undefined;
    let [bias, rate] = [b ?? 0, 1];
    const losses = [J(w, bias)];
    for (let step = 0; step < steps; step++) {
      const db = w * x + bias - t;
      const [dw, moving] = [db * x, isFixed ? 0 : db];
      const promise = dw ** 2 + moving ** 2;
      const moved = () => J(w - rate * dw, bias - rate * moving);
      while (!(moved() < J(w, bias) - (rate * promise) / 2)) rate /= 2;
      losses.push(moved());
      [w, bias] = [w - rate * dw, bias - rate * moving];
      rate *= 2;
    }
    return { losses, w };
  }

  // The larger x is, the shorter a step must be; with x = 1 the first one would meet the minimum.
  test.each([
    [3, 2, 5, undefined],
    [0.5, 2, 5, undefined],
    [1, 2, 2.5, undefined],
    [1e6, 2, 5, undefined],
    [1, 2, 5, 0.5],
  ])("follows a parabola with the rates that halving finds: x = %s, t = %s", (x, t, w, bias) => {
    const expected = byHand(x, t, w, bias, 4);
    const b = bias === undefined ? undefined : [bias];
    const found = descend(convLayer({ W: [[w]], b }), [[x]], square(t), { steps: 4 });
    expect(found.losses.length).toBe(5);
    found.losses.forEach((value, k) => {
      expect(value).toBeCloseTo(expected.losses[k], 10);
    });
    expect(found.layer.W.at(0, 0)).toBeCloseTo(expected.w, 10);
    expect(found.layer.b === undefined).toBe(bias === undefined);
  });

  test("every loss is below the one before, and the last is that of the layer", () => {
    const layer = convLayer({
      W: random([2, 2, 2, 3], { low: -1 }),
      b: [0.5, 0, -1],
      activation: "tanh",
      stride: 2,
      padding: 1,
    });
    const X = random([2, 5, 4, 2], { seed: 2, low: -1 });
    const W = layer.W.toArray();
    const { layer: last, losses } = descend(layer, X, square(0.4));
    expect(losses.length).toBe(21);
    losses.slice(1).forEach((value, k) => {
      expect(value).toBeLessThan(losses[k]);
    });
    expect(square(0.4)(last.forward(X).U).J).toBe(losses[20]);
    expect(last).toMatchObject({ activation: "tanh", stride: 2, padding: 1 });
    expect(layer.W.toArray()).toEqual(W);
  });

  test("ends where the gradient is 0", () => {
    const flat = convLayer({ W: [[-1]], activation: "relu" });
    expect(descend(flat, [[1, 2]], square(3))).toMatchObject({ losses: [9], reason: "gradient" });
    const there = convLayer({ W: [[2]] });
    expect(descend(there, [[1]], square(2))).toMatchObject({ losses: [0], reason: "gradient" });
    const far = descend(convLayer({ W: [[1e9]] }), [[1]], square(0), { steps: 1 });
    expect(far.reason).toBe("steps");
  });

  test("ends before a loss without a lower bound makes anything absurdly large", () => {
    // biome-ignore format: a table
    const endless: [expression: string, W: number, activation: string][] = [
      ["u^3", -3, "none"], ["-u^2", 1, "none"], ["-exp(u)", 1, "none"], ["u", -1, "z^3"],
    ];
    for (const [expression, w, activation] of endless) {
      const start = convLayer({ W: [[w]], b: [0.1], activation });
      const lossOf = (U: Tensor) => loss(expression, U, 0);
      const { layer, losses, reason } = descend(start, [[1, 2]], lossOf, { steps: 60 });
      expect(reason).toBe("overflow");
      const numbers = [...losses, ...layer.W.data, ...(layer.b?.data ?? [])];
      for (const number of numbers) expect(Math.abs(number)).toBeLessThan(1e18);
      expect(lossOf(layer.forward([[1, 2]]).U).J).toBe(losses.at(-1));
      // The numbers that remain can be compared in a chart.
      expect(chart([{ label: "J", points: losses.map((J, k) => [k, J]) }]).svg).toContain("<svg");
    }
    const steep = convLayer({ W: [[1]] });
    const given = descend(steep, [[1e200]], (U) => loss("u", U, 0));
    expect(given).toMatchObject({ losses: [1e200], reason: "overflow" });
  });

  // J = (w·x)²/2 with w = 1: a step of the rate r leaves (1 − r·x²)² of J.
  test("halves the rate up to sixty times, and then takes any step that makes J smaller", () => {
    const afterOneStep = (square: number) => {
      const x = Math.sqrt(square);
      const found = descend(convLayer({ W: [[1]] }), [[x]], (U) => loss("u^2/2", U, 0), {
        steps: 1,
      });
      return { left: (found.losses[1] ?? found.losses[0]) / found.losses[0], ...found };
    };
    const tooShort = afterOneStep(2 ** 59.5);
    expect(tooShort.left).toBeCloseTo((1 - Math.SQRT1_2) ** 2, 10);
    const longer = afterOneStep(2 ** 60.5);
    expect(longer.left).toBeCloseTo((1 - Math.SQRT2) ** 2, 10);
    expect(afterOneStep(2 ** 61.5)).toMatchObject({ left: 1, reason: "gradient" });
  });

  // J = −w falls by the rate, which doubles: after k steps w is 2ᵏ − 1 larger than at the start.
  test.each([
    [0.25, 49],
    [1, 49],
    [4, 51],
    [-4, 51],
  ])(
    "from w = %s, %s steps are below 10¹⁵ times the start, or 10¹⁵ where that is below 1",
    (w, steps) => {
      const found = descend(convLayer({ W: [[w]] }), [[1]], (U) => loss("-u", U, 0), { steps: 99 });
      expect(found.reason).toBe("overflow");
      expect(found.layer.W.at(0, 0)).toBe(w + 2 ** steps - 1);
    },
  );

  test("does not call a slope nearly 0 whose square is too large for a number", () => {
    const cliff = (U: Tensor) => loss("10^200*tanh(u)^2", U, 0);
    expect(descend(convLayer({ W: [[1]] }), [[1]], cliff).reason).toBe("overflow");
  });

  test("takes a shorter step if numbers overflow", () => {
    const steep = descend(convLayer({ W: [[0.5]] }), [[1]], (U) => loss("exp(200*u)", U, 0));
    expect(steep.losses[1]).toBeLessThan(steep.losses[0]);
    const edge = descend(convLayer({ W: [[0.1]] }), [[1]], (U) => loss("u-log(u)/100", U, 0));
    expect(edge.layer.W.at(0, 0)).toBeGreaterThan(0);
    expect(edge.losses.at(-1)).toBeLessThan(0.0561);
  });

  test("says in sentences how it went", () => {
    const one = convLayer({ W: [[3]] });
    expect(descend(one, [[1]], (U) => loss("u^2/2", U, 0), { steps: 1 }).summary).toBe(
      "In 1 step J goes down from 4.5 to **1.125**.",
    );
    expect(descend(convLayer({ W: [[0]] }), [[1]], square(0)).summary).toMatch(
      /^J stays at 0\. None of the steps that were tried makes it smaller: the gradient is 0,/,
    );
    expect(descend(one, [[1]], (U) => loss("1+u/1e5", U, 0), { steps: 2 }).summary).toMatch(
      /^In 2 steps J goes down from 1.00003 to \*\*1.00003\*\*\. The difference, \d[.\d]*e−\d+, is too small/,
    );
    expect(descend(one, [[1]], (U) => loss("-u", U, 0), { steps: 99 }).summary).toMatch(
      /\. A further step would make J, a weight or a bias too large for numbers of the computer\.$/,
    );
  });

  test("errors of the loss keep their messages; others begin with descend", () => {
    const layer = convLayer({ W: [[1]] });
    expect(() => descend(layer, [[1]], (U) => loss("u+q", U, 0))).toThrow(/^loss: expression/);
    const own = new Error("mine");
    expect(() =>
      descend(layer, [[1]], () => {
        throw own;
      }),
    ).toThrow(own);
    expect(() => descend(layer, [1], square(0))).toThrow(/^descend: X must have the axes/);
    expect(() =>
      descend(layer, [[1]], (U) => ({ J: 0, dU: loss("u", U, 0).dU.data }) as never),
    ).toThrow(/^descend: dU must have the shape of Z, 1×1, but got 1/);
    for (const result of [3, undefined, { J: 1 }, { dU: [[1]] }, { J: "1", dU: [[1]] }]) {
      expect(() => descend(layer, [[1]], () => result as never)).toThrow(
        "descend: lossOf must return { J, dU }, but got",
      );
    }
    let calls = 0;
    const later = (U: Tensor) => {
      if (calls++ > 0) throw own;
      return square(0)(U);
    };
    expect(() => descend(layer, [[1]], later)).toThrow(own);
    expect(() => descend(layer, [[1]], () => ({ J: Number.NaN, dU: [[1]] }) as never)).toThrow(
      "descend: J must be a finite number, but lossOf gives NaN",
    );
  });

  test("refuses wrong arguments", () => {
    const layer = convLayer({ W: [[1]] });
    expect(() => descend({} as never, [[1]], square(0))).toThrow(
      "descend: layer must come from convLayer({ W, … }), but got an object",
    );
    expect(() => descend(layer, [[1]], "u^2" as never)).toThrow(
      "descend: lossOf must be a function",
    );
    expect(descend(layer, [[1]], square(0), { steps: 1 }).losses.length).toBe(2);
    for (const steps of [0, 0.5]) {
      expect(() => descend(layer, [[1]], square(0), { steps })).toThrow(ValueError);
    }
    expect(() => descend(layer, [[1]], square(0), { rate: 1 } as never)).toThrow(
      'descend: there is no option "rate"; the options are steps',
    );
  });
});
