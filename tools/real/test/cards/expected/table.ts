import type { Wanted } from '../differences';

/** A state of a card. */
interface Row<T> {
  readonly when: string;
  /** Its words where it is so, else null. */
  readonly says: (of: T) => Wanted | null;
}

/** The states of a card, the worst first. */
export type Table<T> = readonly Row<T>[];

/** The first state that is true is what the card says. */
export function firstTrue<T>(
  table: Table<T>,
  of: T,
): { when: string; words: Wanted } {
  for (const { when, says } of table) {
    const words = says(of);
    if (words) return { when, words };
  }
  throw new Error('no row of the table is true');
}
