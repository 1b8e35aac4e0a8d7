import { DetailKind, DetailTypes } from '../facts';
import { Place } from './types';

/** Objects of a kind in the namespace of a place; everything for a cluster. null: the kind was not read. */
export function detailsIn<K extends DetailKind>(
  { cluster, namespace }: Place,
  kind: K,
): DetailTypes[K][] | null {
  const facts = cluster.view.details[kind];
  if (!facts) return null;
  const all = [...facts.values()];
  if (!namespace) return all;
  return all.filter(
    fact => 'namespace' in fact && fact.namespace === namespace.name,
  );
}

/** `1 EnvoyFilter`, `3 EnvoyFilters: a, b, c`. */
export function named(
  kind: string,
  facts: readonly { readonly name: string }[],
): string {
  const names = facts.map(fact => fact.name).sort();
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  return `${names.length} ${kind}${names.length === 1 ? '' : 's'} (${shown})`;
}
