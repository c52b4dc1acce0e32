// Which cells of a notebook begin a slide, for `jupyter nbconvert --to slides`.

/** @typedef {{ cell_type: string, metadata: { tags?: string[], slideshow?: Slideshow }, source: string[] }} Cell */
/** @typedef {{ slide_type: string }} Slideshow as JupyterLab's property inspector writes it */

/**
 * What a cell is in a talk. A choice that was made in the notebook stays; otherwise a section begins a
 * slide, other text and the second of two code cells a slide below it, and imports are not shown.
 *
 * @param {Cell} cell
 * @param {Cell | undefined} previous
 * @returns {Slideshow}
 */
export function slideshowOf(cell, previous) {
  const { slideshow } = cell.metadata;
  if (slideshow !== undefined) return { slide_type: slideshow.slide_type };
  const [first = ""] = cell.source;
  if (first.startsWith("import ")) return { slide_type: "skip" };
  if (/^##? /.test(first)) return { slide_type: "slide" };
  // A question stands on one slide with its check and its answer, which begins closed.
  const continues = previous?.cell_type === "markdown" || /^show\((check|reveal)\(/.test(first);
  return { slide_type: cell.cell_type === "code" && continues ? "-" : "subslide" };
}
