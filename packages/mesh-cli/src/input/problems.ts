import { clean } from '../output/clean';

/** Where something was read. */
export interface Place {
  readonly file: string;
  /** Counted from 1; null: the file as a whole. */
  readonly document: number | null;
  /** Item of a list, counted from 1. */
  readonly item?: number | null;
  readonly line?: number | null;
}

/** What is wrong in a file. Text in it may come from the file. */
export interface Problem extends Place {
  /** `Kind namespace/name`, as far as they are known. */
  readonly object?: string;
  /** Path of the field, empty for the object itself; absent: `expected` is the whole sentence. */
  readonly field?: string;
  readonly expected: string;
}

/** Takes what is wrong while files are read. */
export interface Diagnostics {
  problem(problem: Problem): void;
  /** Nothing is lost, but the user should know. */
  warning(sentence: string): void;
}

/** `east.yaml, document 1, item 17, line 3 (Pod shop/a): spec.containers: expected array`. */
export function problemWords(problem: Problem): string {
  const { object, field, expected } = problem;
  const what =
    field === undefined
      ? expected
      : `${field ? `${field}: ` : ''}expected ${expected}`;
  return clean(
    `${placeWords(problem)}${object ? ` (${object})` : ''}: ${what}`,
  );
}

export function placeWords({ file, document, item, line }: Place): string {
  return [
    file,
    ...(document ? [`document ${document}`] : []),
    ...(item ? [`item ${item}`] : []),
    ...(line ? [`line ${line}`] : []),
  ].join(', ');
}
