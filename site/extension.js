// The site's own part of the page: makes room on phones, keeps the page for use offline, tells of what is newer.
import { Notification } from "@jupyterlab/apputils";
import { PageConfig, URLExt } from "@jupyterlab/coreutils";
import { INotebookTracker } from "@jupyterlab/notebook";

/** In pixels: on a narrower page, there is no room for anything beside a notebook. */
const NARROW = 700;
/** The name of the store from which JupyterLite's service worker answers. */
const STORE = "precache";

function makeRoom({ shell, commands }) {
  shell.collapseLeft();
  if (shell.isSideTabBarVisible("right"))
    commands.execute("application:toggle-side-tabbar", { side: "right" });
}

/** The styles of all themes, of which a page loads only the chosen one. */
const THEMES = ["light", "dark", "dark-high-contrast"].map(
  (name) => `build/themes/@jupyterlab/theme-${name}-extension/index.css`,
);

/** Keeps what the page has loaded so far, and all notebooks and themes: the service worker keeps the rest. */
async function keepForLater() {
  const base = PageConfig.getBaseUrl();
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map(({ url }) => url));
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const more = [
    location.href,
    ...Object.keys(VERSIONS).map((name) => URLExt.join(base, "files", name)),
    ...THEMES.map((path) => URLExt.join(base, path)),
  ];
  for (const url of new Set([...loaded, ...more])) {
    if (!url.startsWith(base) || kept.has(url)) continue;
    await store.add(url).catch(() => undefined);
  }
}

/** Says so if the service worker has answered with an earlier site than the one that is published now. */
async function tellOfUpdate() {
  const address = URLExt.join(PageConfig.getBaseUrl(), "api", "site.json");
  const published = await fetch(address, { cache: "no-store" })
    .then((response) => response.json())
    .catch(() => undefined);
  if (published === undefined || published.version === SITE) return;
  const load = async () => {
    await caches.delete(STORE);
    // What has a hash in its name never changes; of all else the browser itself may hold an earlier state.
    const lasting = performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((url) => url.startsWith(PageConfig.getBaseUrl()) && !/\.[0-9a-f]{7,}\.js/.test(url));
    const urls = new Set([location.href, ...lasting]);
    await Promise.allSettled([...urls].map((url) => fetch(url, { cache: "reload" })));
    location.reload();
  };
  Notification.info(
    "This site has been updated since your last visit. Your files stay as they are.",
    {
      autoClose: false,
      actions: [{ label: "Load the new version", callback: load }],
    },
  );
}

/** Says so if a reader's copy was made from an older notebook than the site's, and offers the site's. */
function tellOfNewer(panel, app) {
  const { context } = panel;
  const made = context.model.getMetadata("convbook")?.version;
  const newest = VERSIONS[context.path];
  if (made === undefined || newest === undefined || made === newest) return;
  const path = context.path.replace(".ipynb", `-${newest.slice(0, 4)}.ipynb`);
  const open = async () => {
    const response = await fetch(URLExt.join(PageConfig.getBaseUrl(), "files", context.path));
    const content = await response.json();
    await app.serviceManager.contents.save(path, { type: "notebook", format: "json", content });
    await app.commands.execute("docmanager:open", { path });
  };
  Notification.info(
    `There is a newer version of ${context.path} than the one that you have worked in. Your copy stays as it is.`,
    { autoClose: false, actions: [{ label: "Open the new one", callback: open }] },
  );
}

export default {
  id: "convbook-site:page",
  autoStart: true,
  requires: [INotebookTracker],
  activate: (app, notebooks) => {
    notebooks.widgetAdded.connect(async (_, panel) => {
      await panel.context.ready;
      if (window.innerWidth < NARROW) makeRoom(app);
      tellOfNewer(panel, app);
    });
    app.restored.then(() => {
      tellOfUpdate();
      setTimeout(keepForLater, 3000);
    });
  },
};
