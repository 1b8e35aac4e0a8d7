import {
  clusterContext,
  clusterView,
  FactKind,
  FactTypes,
  narrow,
} from './model';
import { Manifest } from './questions';

/**
 * A manifest as the model takes it in.
 * @throws when the narrowing refuses it: Istio reads everything that is made here
 */
export function fact<K extends FactKind>(
  kind: K,
  manifest: Manifest,
): FactTypes[K] {
  const result = narrow[kind](manifest);
  if (result.ok) return result.fact;
  throw new Error(
    `The narrowing of ${kind} refuses ${manifest.kind} ${manifest.metadata.name}: ${result.field}: expected ${result.expected}`,
  );
}

export const facts = <K extends FactKind>(
  kind: K,
  manifests: readonly Manifest[],
): FactTypes[K][] => manifests.map(manifest => fact(kind, manifest));

/** The model's view of a cluster with these objects. */
export function contextOf(objects: {
  readonly [K in FactKind]?: readonly Manifest[];
}) {
  const lists = Object.entries(objects).map(([kind, manifests]) => [
    kind,
    facts(kind as FactKind, manifests),
  ]);
  return clusterContext(
    clusterView('judged', { facts: Object.fromEntries(lists) }),
  );
}
