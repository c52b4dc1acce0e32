// The script of tables, which runs in the page: numbers are copied as a spreadsheet reads them.

/** The minus sign of printed mathematics before a digit, as in "−3" and "2e−5". */
const MINUS = /−(?=\d)/g;

/**
 * While cells of tables are copied, their numbers have the minus sign of a keyboard, which spreadsheets
 * read; a moment later, as on the screen and for screen readers, they have their own again.
 */
function typeMinus(): void {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return;
  const typed: [Text, number][] = [];
  for (const cell of document.querySelectorAll("td")) {
    if (!selection.containsNode(cell, true)) continue;
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      for (const { index } of text.data.matchAll(MINUS)) typed.push([text, index]);
    }
  }
  // One character after another: a new text would move the ends of the selection.
  for (const [text, index] of typed) text.replaceData(index, 1, "-");
  setTimeout(() => {
    for (const [text, index] of typed) text.replaceData(index, 1, "−");
  });
}

const page = globalThis as { convbookCopies?: boolean };
if (!page.convbookCopies) {
  page.convbookCopies = true;
  document.addEventListener("copy", typeMinus);
}

export {};
