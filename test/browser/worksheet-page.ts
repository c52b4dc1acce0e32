// What the tests of the worksheet do in a page: open one, type into it, and read what it shows.
import type { Figure } from "convbook";
import type { Locator, Page } from "playwright-core";

/** Opens a page with figures, side by side as show places them, and returns the worksheets. */
export async function open(page: Page, ...figures: Figure[]): Promise<Locator> {
  const cells = figures.map(({ html }) => `<div>${html}</div>`).join("");
  await page.setContent(
    `<!doctype html><html lang="en"><title>Worksheet</title><body><main><h1>Worksheet</h1><div style="display:flex;flex-wrap:wrap;gap:12px">${cells}</div></main></body></html>`,
  );
  return page.locator("[data-convbook=worksheet]");
}

/** The cell that is typed into: X[1, 2], or the input of a setting. */
export function input(sheet: Locator, name: string): Locator {
  return sheet.getByRole("textbox", { name, exact: true });
}

/** What a worksheet shows. */
export async function shown(sheet: Locator) {
  return sheet.evaluate((root) => {
    const grids = [...root.querySelectorAll<HTMLElement>("[role=grid]")].map((grid) => {
      const rows = [...grid.querySelectorAll("[role=row]")].map((row) =>
        [...row.children].map((cell) => {
          const typed = cell.querySelector("input")?.value;
          return typed ?? (cell as HTMLElement).dataset.value ?? "";
        }),
      );
      return [(grid.getAttribute("aria-label") ?? "").split(",")[0], rows] as const;
    });
    return {
      arrays: Object.fromEntries(grids),
      answers: [...root.querySelectorAll(".answers li")].map((line) => line.textContent ?? ""),
      status: root.querySelector(".status")?.textContent ?? "",
      old: [...root.querySelectorAll(".sheet.old b")].map((name) => name.textContent ?? ""),
      wrong: [...root.querySelectorAll('[aria-invalid="true"]')].map((cell) =>
        cell.getAttribute("aria-label"),
      ),
      lit: [...root.querySelectorAll<HTMLElement>(".sheet")].map(
        (one) => one.querySelectorAll(".lit:last-child rect").length,
      ),
    };
  });
}
