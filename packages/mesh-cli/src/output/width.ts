/** Where nobody knows how wide it may be. */
const WIDTH = 100;
const NARROWEST = 60;

/** Characters in a line: those of the terminal. */
export function widthOf({ columns }: { readonly columns?: number }): number {
  return Math.max(NARROWEST, columns ?? WIDTH);
}
