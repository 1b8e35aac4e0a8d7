/** A part of a file that is parsed alone: one item of a list, or a document without the items it had. */
export interface Piece {
  readonly text: string;
  /** Counted from 1. */
  readonly document: number;
  /** Counted from 1; null: the document. */
  readonly item: number | null;
  /** Line of the file on which `text` begins, counted from 1; null: the file has no lines worth naming. */
  readonly line: number | null;
  /** Of an item: what the document says before its items, closed so that it parses. */
  readonly head?: string;
}

/** Cuts a file into pieces as its bytes come in, so that no more than one piece is in memory. */
export interface Splitter {
  push(chunk: Buffer): Piece[];
  /** @throws SplitError where the file ends in the middle of something */
  end(): Piece[];
}

/** The file cannot be cut any further; the pieces before it stand. */
export class SplitError extends Error {
  constructor(
    readonly expected: string,
    readonly document: number,
    readonly item: number | null,
  ) {
    super(expected);
  }
}
