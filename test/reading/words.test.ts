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

describe("words that compare an answer with its numbers", () => {
  refusals("1b", [
    ["Z is smaller than 5×4", "“smaller” is not a word that I know here."],
    ["larger than 5x4", "“larger” is not a word that I know here."],
    ["bigger than the size 5×4", "“bigger” is not a word that I know here."],
    ["larger than, 5x4", "“larger” is not a word that I know here."],
    ["5x4 (taller than)", "“taller” is not a word that I know here."],
    ["up to 5x4", "“up” is not a word that I know here."],
    ["larger than Z = 5x4", "“larger” is not a word that I know here."],
    ["over 5x4", "“over” is not a word that I know here."],
    ["unlike 5x4", "“unlike” is not a word that I know here."],
    ["X is large, so larger than 5x4", "is not a word that I know here."],
    ["W is 5x4", "The answer tells the size of W."],
    ["W: 5 and 4", "The answer tells the size of W."],
  ]);
  refusals("2a", [
    ["larger than 46x62x20", "“larger” is not a word that I know here."],
    ["up to 46x62x20", "“up” is not a word that I know here."],
    ["twenty images of size 46x62", "“images” is not a word that I know here."],
  ]);
  refusals("2b", [["larger than 10 and 20", "“larger” is not a word that I know here."]]);
  refusals("2c", [
    ["larger than 5133600", "“larger” is not a word that I know here."],
    ["smaller than 5133600", "“smaller” is not a word that I know here."],
    ["up to 5133600", "“up” is not a word that I know here."],
    ["over 5133600", "“over” is not a word that I know here."],
  ]);
  refusals("1c", [["larger than 6 at (1, 3)", "“larger” is not a word that I know here."]]);
  refusals("1e", [
    ["unlike (0, 1)", "“unlike” is not a word that I know here."],
    ["over (0, 1)", "“over” is not a word that I know here."],
  ]);
  // What is compared here are X and W.
  cases("1b", [
    ["Z is smaller than X: 5×4", "5, 4"],
    ["X is larger than W, so 5×4", "5, 4"],
    ["W is moved over X, so 5×4", "5, 4"],
    ["W = 4, H = 5", "5, 4"],
  ]);
  cases("1a", [["k1 from 0 up to 1, k2 from 0 up to 1", "k1 from 0 to 1, k2 from 0 to 1"]]);
  cases("2c", [["it adds up to 5133600", "5133600"]]);
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
