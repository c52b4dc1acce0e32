// The script of a worksheet, which runs in the page; npm run build bundles it into scripts.ts.
import { eachNew, html, setAll } from "./element";
import type { Typed } from "./field";
import { whenNear } from "./when-near";
import { Worksheet } from "./worksheet";
import { STYLE } from "./worksheet-style";

eachNew("worksheet", (root) => {
  const given = root.querySelector('script[type="application/json"]')?.textContent;
  if (!given) return;
  setAll(root, { role: "group", "aria-label": "Worksheet" });
  // JupyterLab's commands of one letter must not hear what is typed here. It looks for the mark from the
  // focused element upwards, but some of its commands already hold for any focused button or cell.
  root.addEventListener("focusin", ({ target }) =>
    setAll(target as Element, { "data-lm-suppress-shortcuts": "true" }),
  );
  whenNear(root, (hadFocus) => {
    root.querySelector("[data-convbook-still]")?.remove();
    root.append(html("style", {}, STYLE));
    const worksheet = new Worksheet(root, JSON.parse(given) as Typed);
    if (hadFocus) worksheet.focus();
  });
});
