import type { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';

type OwnNamespace = ClusterSummary['namespaces'][number];

/** A namespace of the viewer, by name, with where it is. */
export interface NamespacePlaces {
  name: string;
  places: readonly { cluster: ClusterSummary; namespace: OwnNamespace }[];
}

/** The viewer's namespaces over all clusters, by name. */
export function namespacePlaces(
  clusters: readonly ClusterSummary[],
): NamespacePlaces[] {
  const byName = new Map<string, NamespacePlaces['places'][number][]>();
  for (const cluster of clusters) {
    for (const namespace of cluster.namespaces) {
      const places = byName.get(namespace.name) ?? [];
      byName.set(namespace.name, [...places, { cluster, namespace }]);
    }
  }
  return [...byName]
    .map(([name, places]) => ({ name, places }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** `2 of your 3 namespaces are not in the mesh yet.` */
export function namespaceCountWords(all: readonly NamespacePlaces[]): string {
  const outside = all.filter(({ places }) =>
    places.some(p => p.namespace.declared === 'none'),
  ).length;
  if (!outside) return 'All of them ask for the mesh already.';
  const verb = outside === 1 ? 'is' : 'are';
  return `${outside} of your ${all.length} ${
    all.length === 1 ? 'namespace' : 'namespaces'
  } ${verb} not in the mesh everywhere yet.`;
}
