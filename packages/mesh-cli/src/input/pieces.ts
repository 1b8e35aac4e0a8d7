import { JsonSplitter } from './jsonSplitter';
import { Piece, Splitter } from './piece';
import { YamlSplitter } from './yamlSplitter';

export type Format = 'json' | 'yaml';

/** Pieces of a file that came with the same bytes, and how to parse them. */
export interface Batch {
  readonly format: Format;
  readonly pieces: readonly Piece[];
}

/**
 * Cuts a file. JSON is what begins with a bracket, whatever the name of the file says.
 * @throws SplitError
 */
export async function* piecesOf(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<Batch, void, void> {
  let format: Format | null = null;
  let splitter: Splitter | null = null;
  for await (const chunk of bytes) {
    format ??= formatOf(chunk);
    if (!format) continue;
    splitter ??= format === 'json' ? new JsonSplitter() : new YamlSplitter();
    yield { format, pieces: splitter.push(chunk) };
  }
  if (splitter && format) yield { format, pieces: splitter.end() };
}

const BLANK = new Set([0x09, 0x0a, 0x0d, 0x20]);

/** @returns null: nothing but blanks yet */
function formatOf(chunk: Buffer): Format | null {
  const first = chunk.find(byte => !BLANK.has(byte));
  if (first === undefined) return null;
  return first === 0x7b || first === 0x5b ? 'json' : 'yaml';
}
