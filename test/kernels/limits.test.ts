import { spawnSync } from "node:child_process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ConvOptions, conv2d, conv2dGradients, random, Tensor, zeros } from "convbook";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";

describe("layers at the edge of what is possible", () => {
  test.each([
    [
      [1, 130_007],
      [1, 130_000],
    ],
    [
      [130_007, 1],
      [130_000, 1],
    ],
  ])("a kernel nearly as large as the image: %s * %s", (shapeX, shapeW) => {
    const ones = (shape: number[]) => {
      const A = zeros(shape);
      A.data.fill(1);
      return A;
    };
    const [X, W] = [ones(shapeX), ones(shapeW)];
    const Z = conv2d(X, W);
    expect(Array.from(Z.data)).toEqual(Array(8).fill(130_000));
    const { dX, dW, db } = conv2dGradients(X, W, ones([...Z.shape]));
    expect(new Set(dW.data)).toEqual(new Set([8]));
    expect(Array.from(db.data)).toEqual([8]);
    const middle = Array(129_993).fill(8);
    expect(Array.from(dX.data)).toEqual([1, 2, 3, 4, 5, 6, 7, ...middle, 7, 6, 5, 4, 3, 2, 1]);
  });

  test("a dilation larger than the image: only the middle of the kernel touches it", () => {
    const X = random([120, 110], { integers: true });
    const layers: [number[][], [number, number]][] = [
      [[[5, 2, 7]], [1, 2 ** 30]],
      [
        [[5], [2], [7]],
        [2 ** 30, 1],
      ],
    ];
    for (const [W, dilation] of layers) {
      const options: ConvOptions = { padding: "same", dilation };
      const twice = X.data.map((value) => 2 * value);
      expect(conv2d(X, W, options).data).toEqual(twice);
      expect(conv2dGradients(X, W, X, options).dX.data).toEqual(twice);
    }
  });

  test("many layers one after the other: the last result does not keep the first one", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const kept: WeakRef<Float64Array>[] = [];
    let X = random([30, 30]);
    for (let k = 0; k < 8; k++) {
      X = conv2d(X, [[1]]);
      kept.push(new WeakRef(X.data));
    }
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      collect();
      const alive = kept.map((entries) => entries.deref() !== undefined);
      expect(alive).toEqual([false, false, false, false, false, false, true, true]);
      expect(X.shape).toEqual([30, 30]);
    });
  });

  test("a host without WebAssembly uses the plain loops", () => {
    const program = `
      delete globalThis.WebAssembly;
      const { conv2d, conv2dGradients, random } = require("convbook");
      const [X, W] = [random([40, 30, 3], { integers: true }), random([3, 3, 3, 4], { integers: true })];
      const Z = conv2d(X, W);
      const { dX, dW } = conv2dGradients(X, W, Z);
      console.log(JSON.stringify([Z, dX, dW].map(({ data }) => Array.from(data))));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { cwd: ROOT });
    expect(String(stderr)).toBe("");
    const X = random([40, 30, 3], { integers: true });
    const W = random([3, 3, 3, 4], { integers: true });
    const Z = conv2d(X, W);
    const { dX, dW } = conv2dGradients(X, W, Z);
    expect(JSON.parse(String(stdout))).toEqual([Z, dX, dW].map(({ data }) => Array.from(data)));
  });

  test("an array that lost its numbers after its tensor was made", () => {
    const data = new Float64Array(16);
    const X = new Tensor([4, 4], data);
    structuredClone(data, { transfer: [data.buffer] });
    expect(() => conv2d(X, [[1]])).toThrow(
      "conv2d: X has the shape 4×4, which needs 16 numbers, but its array was changed since and holds 0",
    );
  });
});
