import type { ReactNode } from 'react';
import { cx } from '../text';
import { ScrollBox } from './ScrollBox';
import styles from './table.module.css';

export interface PlainColumn {
  id: string;
  label: string;
  /** Numbers. */
  end?: boolean;
}

export interface PlainRow {
  id: string;
  /** One per column; the first is the row's header. */
  cells: readonly ReactNode[];
}

export interface PlainTableProps {
  /** Name of the table for screen readers. */
  label: string;
  columns: readonly PlainColumn[];
  rows: readonly PlainRow[];
}

/** A small table of our own: scrolls sideways inside its card, first column fixed. */
export function PlainTable({ label, columns, rows }: PlainTableProps) {
  const place = (index: number) =>
    cx(index === 0 && styles.first, columns[index].end && styles.end);
  return (
    <ScrollBox label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.id} scope="col" className={place(index)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row" className={place(0)}>
                {row.cells[0]}
              </th>
              {row.cells.slice(1).map((cell, index) => (
                <td key={columns[index + 1].id} className={place(index + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
