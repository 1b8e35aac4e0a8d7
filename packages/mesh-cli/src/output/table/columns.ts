import { clean } from '../clean';
import { wrap } from '../wrap';

const GAP = '  ';
/** Narrower than this a column cannot be read. */
const NARROWEST = 8;

/**
 * Rows below their headers, aligned, at most `width` wide: the widest columns are wrapped first.
 * @param rows - text of clusters; it is cleaned here
 */
export function columns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const cleaned = rows.map(row => row.map(clean));
  const used = headers
    .map((_, i) => i)
    .filter(i => cleaned.some(row => row[i] !== ''));
  const pick = (row: readonly string[]) => used.map(i => row[i]);
  const all = [pick(headers), ...cleaned.map(pick)];
  const widths = fit(
    used.map((_, i) => Math.max(...all.map(row => row[i].length))),
    width - GAP.length * (used.length - 1),
  );
  return all.flatMap(row => lines(row, widths));
}

function fit(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((a, b) => a + b, 0) - width;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest] <= NARROWEST) break;
    widths[widest]--;
    excess--;
  }
  return widths;
}

function lines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, i) => wrap(cell, widths[i]));
  const height = Math.max(...cells.map(cell => cell.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, i) => (cell[line] ?? '').padEnd(widths[i]))
      .join(GAP)
      .trimEnd(),
  );
}
