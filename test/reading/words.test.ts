// Which words and signs are read as numbers, as names, as nothing.
import { describe } from "vitest";
import { cases, refusals } from "./tables.js";

describe("numbers in words", () => {
  cases("2a", [
    ["forty-six × sixty-two × twenty", "46, 62, 20"],
    ["forty six by sixty two by ten", "46, 62, 10"],
  ]);
  cases("2c", [
    ["nineteen times ninety", "1710"],
    ["zero", "0"],
    ["5133.6k", "5133600"],
    ["5.1336M", "5133600"],
  ]);
  refusals("2c", [["5133600ops", "“ops” is not a word that I know here."]]);
  cases("1d", [
    ["negative 6 at (1, 0)", "−6 at (1, 0)"],
    ["the most negative value is -6 at (1, 0)", "−6 at (1, 0)"],
  ]);
});

describe("words behind a pixel", () => {
  cases("1e", [
    ["(1, 2) hidden inside the frame", "(1, 2)"],
    ["(1, 2) dim", "(1, 2)"],
    ["the column is 2 and the row is 1 hidden inside the frame", "(1, 2)"],
  ]);
  refusals("1e", [
    // They may say where the pixel lies, or which one it is.
    ["(1, 2) hidden in frame 3", "“hidden” is not a word that I know here."],
    ["(1, 2) by eye", "“by” is not a word that I know here."],
    ["(1, 2) hidden nearby", "“hidden” is not a word that I know here."],
  ]);
});

describe("brackets", () => {
  cases("2c", [
    // Nothing is left of the words in them.
    ["2852 (pixels) · 1800 (products)", "5133600"],
    // A space joins the digits of one number only outside of them.
    ["12 345; 12 345", "12345"],
    ["[20 180], 3 600", "3600"],
  ]);
});
