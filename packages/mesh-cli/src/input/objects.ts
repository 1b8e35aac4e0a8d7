import { parsePiece } from './parsePiece';
import { Piece } from './piece';
import { Format } from './pieces';

/** A candidate for a Kubernetes object and where it lies in its document. */
export interface Candidate {
  readonly value: unknown;
  readonly item: number | null;
}

/**
 * The objects of a parsed piece: the shell of a list has none, a list that was not cut (in flow style, or in a list) has
 * several.
 */
export function candidatesOf(value: unknown, piece: Piece): Candidate[] {
  if (Array.isArray(value) && piece.item === null) return flat(value);
  const items = listItems(value);
  if (items) return piece.item === null ? flat(items) : nested(items, piece);
  return [{ value, item: piece.item }];
}

const flat = (items: readonly unknown[]): Candidate[] =>
  items.map((value, index) => ({ value, item: index + 1 }));

const nested = (items: readonly unknown[], { item }: Piece): Candidate[] =>
  items.map(value => ({ value, item }));

/** @returns null: it is no list */
function listItems(value: unknown): readonly unknown[] | null {
  if (!isRecord(value) || !Array.isArray(value.items)) return null;
  const { kind } = value;
  const isList = kind === undefined || /List$/.test(String(kind));
  return isList ? value.items : null;
}

/**
 * Items of a typed list (`PodList`), as the API gives them, leave out what the list says already.
 * @returns the object, completed where the head of its list says how
 */
export function completedBy(
  value: unknown,
  piece: Piece,
  format: Format,
): unknown {
  if (!isRecord(value) || value.kind !== undefined || !piece.head) return value;
  const head = parsePiece({ ...piece, text: piece.head }, format);
  if (!head.ok || !isRecord(head.value)) return value;
  const { kind, apiVersion } = head.value;
  const [, ofItems] = /^(.+)List$/.exec(String(kind)) ?? [];
  return ofItems ? { ...value, kind: ofItems, apiVersion } : value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
