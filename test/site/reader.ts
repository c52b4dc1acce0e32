// What a reader of the site sees and does.
import type { Page } from "playwright-core";

/** What a page exposes of JupyterLab. */
interface App {
  shell: {
    currentWidget: {
      context: {
        model: { setMetadata(key: string, value: object): void };
        save(): Promise<void>;
      };
    };
  };
  serviceManager: {
    contents: { get(path: string, options: object): Promise<{ content: string }> };
    settings: { save(id: string, raw: string): Promise<void> };
  };
}

/** A page's window. */
export type Site = Window & { jupyterapp: App };

/** The texts below the code cells. */
export function shown(page: Page): Promise<string> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const outputs = document.querySelectorAll<HTMLElement>(".jp-OutputArea-output");
    return [...outputs].map((output) => output.innerText).join("\n");
  });
}

/** Types another text into the cell that contains some code. */
export async function retype(page: Page, part: string, code: string): Promise<void> {
  const cell = page.locator(".jp-CodeCell", { hasText: part }).first();
  await cell.scrollIntoViewIfNeeded();
  await cell.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(code);
}

/** Chooses an entry of a menu. */
export async function choose(page: Page, menu: string, entry: RegExp): Promise<void> {
  await page.locator(".lm-MenuBar-itemLabel", { hasText: new RegExp(`^${menu}$`) }).click();
  await page.locator(".lm-Menu-itemLabel", { hasText: entry }).first().click();
}

/** Saves the notebook, as a reader does. */
export function save(page: Page): Promise<void> {
  return page.evaluate(() =>
    (window as unknown as Site).jupyterapp.shell.currentWidget.context.save(),
  );
}

/** Lets the page hold all cells of a notebook at once, for tests to read. */
export async function holdAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { jupyterapp } = window as unknown as Site;
    const setting = "@jupyterlab/notebook-extension:tracker";
    return jupyterapp.serviceManager.settings.save(setting, '{ "windowingMode": "none" }');
  });
  await page.reload();
}
