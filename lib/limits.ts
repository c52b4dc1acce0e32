// How large things may be: each limit has its name here, and only here.

/** Entries of one tensor: more do not fit into one array of numbers. */
export const TENSOR_ENTRIES = 2 ** 30;
/** Bytes of the kernels' working memory: all 32-bit addresses but a page of 64 KiB. */
export const KERNEL_BYTES = 2 ** 32 - 2 ** 16;
/** Lists inside one another: a list that holds itself would have no end. */
export const NESTED_LISTS = 16;
/** Rows, and matrices, of a printed tensor; columns of one. More are cut in the middle. */
export const PRINTED_ROWS = 12;
export const PRINTED_COLUMNS = 14;
/** Products that one gradient check may compute. */
export const CHECKED_PRODUCTS = 2e9;
/** How much larger than at the start J and the numbers of a layer may become in a descent. */
export const DESCENT_GROWTH = 1e15;
/** Terms of an explained sum. */
export const EXPLAINED_TERMS = 200_000;
/** Terms that are written out; of more, those in the middle are counted. */
export const WRITTEN_TERMS = 12;
/** Cells of a heatmap that are drawn one by one, and outlines of a mark; more cells are the pixels of an image. */
export const DRAWN_CELLS = 1600;
/** Rows and columns of a table. More are cut in the middle. */
export const TABLE_LINES = 40;
/** Cells of all panels that a reader can point at, and terms of all their sums. */
export const EXPLORED_CELLS = 600;
export const EXPLORED_TERMS = 5000;
/** Cells of all frames of a sweep, which keeps them well under a megabyte. */
export const SWEPT_CELLS = 2000;
