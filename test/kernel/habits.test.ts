import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";

/** Lines as a reader writes them who knows Python, and what the error tells them to write. */
const habits: [line: string, says: string][] = [
  ["X[0, 1]", "An entry of a Tensor is X.at(0, 1); of nested lists it is X[0][1]."],
  ["X[0][1]", "An entry of a Tensor is X.at(0, 1);"],
  ["X(0, 1)", "An entry of a Tensor is X.at(0, 1);"],
  ["X @ W", "Matrices are multiplied by multiply(A, B) of mathjs."],
  ["const P = X @ W;", "Matrices are multiplied by multiply(A, B) of mathjs."],
  ["X * W", "fill(shape, (i, j) => …) computes an array entry by entry."],
  ["2 * W", "fill(shape, (i, j) => …) computes an array entry by entry."],
  ["X + X", "fill(shape, (i, j) => …) computes an array entry by entry."],
  ["W ** 2", "fill(shape, (i, j) => …) computes an array entry by entry."],
  ["np.sum(X)", "a sum is a loop."],
  ["X.sum()", "a sum is a loop over the entries."],
  ["X.max()", "extremes(Z) of convbook"],
  ["X.T", "transpose(A) of mathjs"],
  ["X.reshape(4, 1)", "tensor(X.data, shape)"],
  ["X.ndim", "The sizes of a Tensor are X.shape; X.rank is how many there are."],
  ["W.shape", "tensor(list).shape"],
  ['check("1b", "", 1)', "Then run the cells above first: Run ▸ Run All Above Selected Cell."],
  ["len(W)", "The length of a list is list.length, the sizes of a Tensor are X.shape."],
  ["range(3)", "for (let i = 0; i < 3; i++)"],
  ["for k in range(3): X", "for (let i = 0; i < 3; i++)"],
  ["print(X)", "console.log(…) prints, and show(…) displays."],
  ["exp(1)", "Math.exp(…)"],
  ["True", "Here it is written true."],
  ["total = 0", "A new name begins with const, or with let if it changes later."],
  ["# a remark", "A comment begins with //."],
];

describe("an error that comes from a habit of Python", { timeout: 60_000 }, () => {
  const kernel = new Kernel();
  beforeAll(async () => {
    await kernel.run(
      'import { tensor } from "convbook";\nconst X = tensor([[1, 2], [3, 4]]), W = [[1, 2]];',
    );
  }, 60_000);
  afterAll(() => kernel.close());
  const errorOf = async (code: string) =>
    (await kernel.run(code)).outputs.map(({ text }) => text).join("");

  for (const [line, says] of habits) {
    test(`is told how it is written here: ${line}`, async () => {
      const error = await errorOf(line);
      expect(error.split(says).length).toBe(2);
    });
  }

  test("is told so once in a cell", async () => {
    const error = await errorOf("len(X);\nprint(X);");
    expect(error).toContain("Cannot find name 'print'.");
    expect(error).not.toContain("console.log");
  });

  test("and any other error is left as it is", async () => {
    expect(await errorOf("X.shap")).toBe(
      "1:3 - Property 'shap' does not exist on type 'Tensor<Float64Array>'. Did you mean 'shape'?\n",
    );
    expect(await errorOf('const n: number = "1";')).toBe(
      "1:7 - Type 'string' is not assignable to type 'number'.\n",
    );
    expect((await kernel.run("X.shape[0] * 2")).outputs).toMatchObject([{ text: "4\n" }]);
  });
});
