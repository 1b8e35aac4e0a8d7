import { clean } from '../clean';
import { wrap } from '../wrap';

const GAP = '  ';
/** Narrower than this a column cannot be read. */
const NARROWEST = 8;

/** Text, or lines of it that stay apart. */
type Cell = string | readonly string[];

/**
 * Rows below their headers, aligned, at most `width` wide.
 * @param rows - text of clusters; it is cleaned here
 */
export function columns(
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string[] {
  const cleaned = rows.map(row =>
    row.map(cell => (typeof cell === 'string' ? [cell] : cell).map(clean)),
  );
  const used = headers
    .map((_, i) => i)
    .filter(i => cleaned.some(row => row[i].some(text => text !== '')));
  const all = [headers.map(header => [header]), ...cleaned].map(row =>
    used.map(i => row[i]),
  );
  const lengths = used.map((_, i) =>
    all.map(row =>
      row[i].reduce((most, { length }) => Math.max(most, length), 0),
    ),
  );
  const widths = fit(lengths, width - GAP.length * (used.length - 1));
  return all.flatMap(row => lines(row, widths));
}

/** Narrows, while there is not room for all, the column in which the fewest cells have to be wrapped for it. */
function fit(lengths: readonly (readonly number[])[], width: number): number[] {
  const widths = lengths.map(of => of.reduce((a, b) => Math.max(a, b), 0));
  const wrapped = (i: number) =>
    lengths[i].filter(length => length >= widths[i]).length;
  let excess = widths.reduce((a, b) => a + b, 0) - width;
  for (; excess > 0; excess--) {
    const [best] = widths
      .map((_, i) => i)
      .filter(i => widths[i] > NARROWEST)
      .sort((a, b) => wrapped(a) - wrapped(b) || widths[b] - widths[a]);
    if (best === undefined) break;
    widths[best]--;
  }
  return widths;
}

function lines(
  row: readonly (readonly string[])[],
  widths: readonly number[],
): string[] {
  const cells = row.map((cell, i) =>
    cell.flatMap(text => wrap(text, widths[i])),
  );
  const height = Math.max(...cells.map(cell => cell.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, i) => (cell[line] ?? '').padEnd(widths[i]))
      .join(GAP)
      .trimEnd(),
  );
}
