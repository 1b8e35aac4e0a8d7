import { escape } from './escape';

/**
 * A table; nothing where there are no rows. Columns that are empty are left out.
 * @param rows - text of clusters; it is escaped here
 */
export function table(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  if (!rows.length) return [];
  const used = headers.map((_, i) => i).filter(i => rows.some(row => row[i]));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(used.map(i => headers[i])),
    `|${used.map(() => '---|').join('')}`,
    ...rows.map(row => line(used.map(i => escape(row[i])))),
  ];
}
