import { NamespaceFact } from '../facts';
import type { InspectedCluster } from '../world';

/** Namespaces of a cluster, by name. */
export function namespacesOf(cluster: InspectedCluster): NamespaceFact[] {
  return [...cluster.view.facts.namespaces.values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** As a finding names it. */
export const namespaceSubject = (name: string) => ({
  kind: 'Namespace',
  name,
});

/** As a finding names an object of a namespace. */
export const subject = (
  kind: string,
  object: { namespace?: string; name: string },
) => ({
  kind,
  ...(object.namespace && { namespace: object.namespace }),
  name: object.name,
});
