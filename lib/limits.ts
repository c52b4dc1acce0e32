// All limits of the library: how large arrays, sums and pictures may be.

/** Entries of one tensor: more do not fit into one array of numbers. */
export const TENSOR_ENTRIES = 2 ** 30;
/** Entries of an array that is filled by a rule. Filling this many takes about a second. */
export const FILLED_ENTRIES = 2 ** 22;
/** Products of one convolution, or of its gradients. This many take some seconds. */
export const COMPUTED_PRODUCTS = 1e10;
/** Pixels in all windows of one pooling. This many take some seconds. */
export const POOLED_PIXELS = 1e9;
/** Bytes of the kernels' working memory: the 32-bit address space, less one page of 64 KiB. */
export const KERNEL_BYTES = 2 ** 32 - 2 ** 16;
/** Depth of nested lists: a list that contains itself would have no end. */
export const NESTED_LISTS = 16;
/** Rows (and matrices) and columns of a printed tensor. Longer axes are cut in the middle. */
export const PRINTED_ROWS = 12;
export const PRINTED_COLUMNS = 14;
/** Products that one gradient check may compute. */
export const CHECKED_PRODUCTS = 2e9;
/** How much larger than at the start J and the numbers of a layer may become in a descent. */
export const DESCENT_GROWTH = 1e15;
/** Terms of an explained sum. */
export const EXPLAINED_TERMS = 200_000;
/** Terms that are written out. In a longer sum, those in the middle are only counted. */
export const WRITTEN_TERMS = 12;
/**
 * Cells that are drawn one by one in a heatmap, or in several that look alike. Where there are more, each
 * array is drawn as an image without numbers. That keeps every figure below some 200 kB.
 */
export const DRAWN_CELLS = 700;
/** Outlines of a mark. */
export const MARKED_CELLS = 1600;
/** Entries of one figure, or of all panels together. Looking through this many takes about a second. */
export const PICTURED_ENTRIES = 2 ** 24;
/** Rows and columns of a table, and of each where many stand together. Longer axes are cut in the middle. */
export const TABLE_LINES = 40;
export const FEW_TABLE_LINES = 12;
/** Cells that a reader can point at in one figure, and terms of all their sums. */
export const EXPLORED_CELLS = 600;
export const EXPLORED_TERMS = 5000;
/** Cells of all frames of a sweep, which keeps them well under a megabyte. */
export const SWEPT_CELLS = 2000;
/** Entries that a function of a reader may read beyond twenty times those it needs. */
export const RULE_READS = 1e6;
/** Rows, and columns, of an array in a worksheet, so that every key is answered at once. */
export const WORKED_LENGTH = 24;
/** Characters of a text in which remarks and the way to an answer are looked for. */
export const REMARKED_TEXT = 1000;
/** Pixels that the rows and the columns of an answer may name together. */
export const NAMED_PIXELS = 10_000;
/** Changes of a worksheet that can be undone. */
export const UNDONE_CHANGES = 200;
