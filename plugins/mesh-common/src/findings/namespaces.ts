import { NamespaceFact } from '../facts';
import type { InspectedCluster } from '../world';

/** Namespaces of a cluster, by name. */
export function namespacesOf(cluster: InspectedCluster): NamespaceFact[] {
  return [...cluster.view.facts.namespaces.values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}
