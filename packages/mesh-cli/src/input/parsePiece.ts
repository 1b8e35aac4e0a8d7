import { parseDocument } from 'yaml';
import { leanPod } from './leanPod';
import { Piece } from './piece';
import { Format } from './pieces';

/** What a piece says, or why nobody knows. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly expected: string; readonly line?: number };

export function parsePiece(piece: Piece, format: Format): Parsed {
  return format === 'json' ? parseJson(piece.text) : parseYaml(piece);
}

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const expected = `not JSON: ${(error as Error).message}`;
    return { ok: false, expected };
  }
}

const OPTIONS = {
  // `<<` is what Kubernetes' own parser understands too.
  merge: true,
  // They quote the file, which may be anything.
  prettyErrors: false,
  logLevel: 'error',
} as const;

function parseYaml(piece: Piece): Parsed {
  const lean = leanPod(piece.text);
  const parsed = lean === null ? null : parseYamlText({ ...piece, text: lean });
  // What is wrong with a pod is said of all of its text.
  return parsed?.ok ? parsed : parseYamlText(piece);
}

function parseYamlText({ text, line }: Piece): Parsed {
  try {
    const document = parseDocument(text, OPTIONS);
    const [error] = document.errors;
    if (!error) return { ok: true, value: document.toJS() };
    const lines = text.slice(0, error.pos[0]).split('\n').length - 1;
    return {
      ok: false,
      expected: `not YAML: ${error.message}`,
      ...(line !== null && { line: line + lines }),
    };
  } catch (error) {
    // Aliases to elsewhere, or far too many of them.
    return { ok: false, expected: `not YAML: ${(error as Error).message}` };
  }
}
