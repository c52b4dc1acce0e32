import { check, reveal, type Verdict } from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test, vi } from "vitest";
import { gradients, one, three, two } from "../judge/inputs.js";
import { displayed, picturesIn } from "./displayed.js";
import { readPanels, readTexts } from "./read-cells.js";

/** What a reader sees of a verdict: the markup, and its text. */
function shown(verdict: Verdict) {
  const [markup] = displayed(verdict);
  const { document } = parseHTML(`<html><body>${markup}</body></html>`);
  return { markup, document, text: document.body.textContent ?? "" };
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [one, other]
    .map((color) =>
      [1, 3, 5]
        .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, k) => sum + [0.2126, 0.7152, 0.0722][k] * part, 0),
    )
    .sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const verdicts: [string, Verdict][] = [
  ["That is right.", check("2d", 1820, two)],
  ["Not yet.", check("2d", 1800, two)],
  ["There is no answer yet.", check("2d", "", two)],
  ["I could not read the answer.", check("2d", "many", two)],
];

describe("show(verdict)", () => {
  test("says in words and with a sign what the colour says", () => {
    const signs = verdicts.map(([headline, verdict]) => {
      const { text } = shown(verdict);
      expect(text).toContain(headline);
      return text.slice(0, text.indexOf(headline)).trim();
    });
    expect(new Set(signs).size).toBe(4);
    const grounds = verdicts.map(
      ([, verdict]) => shown(verdict).markup.match(/background-color:(#\w+)/)?.[1],
    );
    expect(new Set(grounds).size).toBe(3);
  });

  test("has fixed colours for text and background, with enough contrast", () => {
    for (const [headline, verdict] of verdicts) {
      const { document } = shown(verdict);
      const style = (element: Element | null | undefined) => element?.getAttribute("style") ?? "";
      const box = [...document.querySelectorAll("div")].find((div) =>
        style(div).includes("background-color"),
      );
      const ground = style(box).match(/background-color:(#\w{6})/)?.[1] ?? "";
      const inks = [box, ...(box?.querySelectorAll("[style]") ?? [])]
        .map((element) => style(element).match(/(?<![-\w])color:(#\w{6})/)?.[1])
        .filter((ink) => ink !== undefined);
      expect(inks.length, headline).toBe(2);
      for (const ink of inks) expect(contrast(ink, ground), headline).toBeGreaterThan(4.5);
    }
  });

  test("repeats what was read, and names the mistake and a hint, without the solution", () => {
    const { text } = shown(check("2d", 1800, two));
    expect(text).toContain("Read as: 1800");
    expect(text).toContain("leaving out the biases");
    expect(text).toContain("Hint: How many numbers are in W");
    expect(text).not.toContain("1820");
  });

  test("gives the solution once the answer is right", () => {
    const verdict = check("2d", 1820, two);
    expect(shown(verdict).text).toContain(verdict.solution);
  });

  test("outlines the wrong entries of an array in the slices that contain them", () => {
    const answer = gradients.dW.toArray();
    answer[1][0] += 1;
    const { markup } = shown(check("3b", answer, three));
    const [svg] = picturesIn(markup);
    const [panel] = readPanels(svg);
    expect(panel.outlines).toBe(1);
    const [{ box }] = panel.boxes;
    const inside = panel.cells.filter(
      (cell) => Math.abs(cell.box.x - box.x) < 5 && Math.abs(cell.box.y - box.y) < 5,
    );
    expect(inside).toEqual([panel.cells[2]]);
    expect(readTexts(svg)).toContain("Outlined: the wrong entries.");
  });

  test("draws an array that is wrong everywhere without outlines", () => {
    const { markup, text } = shown(check("3b", "9 9 9 9", three));
    const [panel] = readPanels(picturesIn(markup)[0]);
    expect(panel.outlines).toBe(0);
    expect(text).toContain("All 4 entries are wrong.");
  });

  test("leaves an answer's own markup and formulas as they were typed", () => {
    const { document, text } = shown(check("1b", "5 < 4", one));
    expect(document.querySelectorAll("b").length).toBe(1);
    expect(text).toContain("“<” has no meaning here.");
    expect(document.querySelector(".tex2jax_ignore")).not.toBeNull();
  });

  test("needs neither script nor style sheet, and no tag that a notebook removes", () => {
    for (const [, verdict] of verdicts) {
      expect(shown(verdict).markup).not.toMatch(/<(script|style|svg)|\son\w+=/);
    }
  });

  test("prints as text outside a notebook", async () => {
    const { show } = await import("convbook");
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const [, verdict] = verdicts[1];
    show(verdict);
    expect(log.mock.calls).toEqual([[String(verdict)]]);
    log.mockRestore();
  });
});

describe("reveal(question, inputs)", () => {
  test("is closed, and opens on the solution for these inputs", () => {
    for (const [question, inputs, name] of [
      ["1b", one, "(b)"],
      ["2c", two, "(c)"],
      ["3db", three, "∂J/∂b"],
    ] as const) {
      const { document } = parseHTML(`<html><body>${reveal(question, inputs).html}</body></html>`);
      const details = document.querySelector("details");
      expect(details?.hasAttribute("open")).toBe(false);
      expect(details?.querySelector("summary")?.textContent).toBe(`Show the answer to ${name}`);
      const [line] = check(question, "", inputs).solution.split("\n");
      expect(details?.textContent).toContain(line);
    }
    const wider = { ...one, X: one.X.map((row) => [...row, 0]) };
    expect(reveal("1b", wider).html).not.toBe(reveal("1b", one).html);
  });

  test("draws the array that the question asks for", () => {
    const [svg] = picturesIn(reveal("3c", three).html);
    const [panel] = readPanels(svg);
    const numbers = panel.values.map((text) => Number(text.replaceAll("−", "-")));
    const right = Array.from(gradients.dX.data);
    expect(numbers.length).toBe(right.length);
    for (const [k, number] of numbers.entries()) expect(number).toBeCloseTo(right[k], 1);
  });

  test("does not print the answer when it is a cell's last line", () => {
    const inspect = Symbol.for("nodejs.util.inspect.custom") as never;
    const printed = (reveal("2d", two)[inspect] as () => string).call(reveal("2d", two));
    expect(printed).not.toContain("1820");
  });

  test("refuses what check refuses, with its own name in the message", () => {
    expect(() => reveal("4a", one)).toThrow('reveal: there is no question "4a"');
    expect(() => reveal("1b", { X: one.X } as never)).toThrow("reveal: W must be");
  });
});
