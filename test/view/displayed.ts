import { show } from "convbook";

/** What show sends to the notebook: texts and markup, in their order. */
export function displayed(...items: Parameters<typeof show>): string[] {
  const sent: string[] = [];
  const display = {
    html: (markup: string) => sent.push(markup),
    markdown: (text: string) => sent.push(text),
  };
  const kernel = globalThis as { __tslab__?: object };
  kernel.__tslab__ = { require: () => ({ display }) };
  try {
    show(...items);
  } finally {
    delete kernel.__tslab__;
  }
  return sent;
}

/** The SVG documents of the images in a piece of markup. */
export function picturesIn(markup: string): string[] {
  return [...markup.matchAll(/src="data:image\/svg\+xml;base64,([^"]+)"/g)].map(([, source]) =>
    Buffer.from(source, "base64").toString(),
  );
}
