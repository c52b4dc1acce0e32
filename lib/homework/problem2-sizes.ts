// The sizes that the answers of Problem 2 are made of.
import { layerCost } from "../layers/cost";
import { readInputs } from "./inputs";

export const CHANNELS = "Every kernel runs over all input channels, and gives one channel of Z.";

/** What the answers of Problem 2 are made of. */
export function sizesOf(inputs: unknown) {
  const names = ["shapeX", "shapeW"];
  const given = readInputs("Problem 2", inputs, names);
  const [shapeX, shapeW] = names.map((name) => given[name] as number[]);
  const cost = layerCost(shapeX, shapeW);
  const images = shapeX.length === 4 ? [shapeX[0]] : [];
  const [rows, columns] = shapeX.slice(images.length);
  const [I, J] = cost.outputShape.slice(images.length);
  const [K1, K2] = shapeW;
  const { inputChannels: N, outputChannels: M } = cost;
  return { ...cost, images, rows, columns, K1, K2, I, J, N, M, flat: shapeX.length === 2 };
}
