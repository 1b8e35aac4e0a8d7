/** Where nobody knows how wide it may be. */
const WIDTH = 100;
/** Tables have up to eight columns. */
const NARROWEST = 80;

/** Characters in a line: those of the terminal. */
export function widthOf(stream: object): number {
  const columns = 'columns' in stream ? Number(stream.columns) : NaN;
  return Math.max(NARROWEST, columns || WIDTH);
}
