import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Form data of the template `mesh-enrol-namespace`, as far as the status knows it. */
export function enrolFormData(
  entityRef: string,
  status: EntityStatus | undefined,
  cluster?: string,
): { target: { entityRef: string; namespace?: string; clusters: string[] } } {
  const outside = (status?.clusters ?? []).filter(c =>
    cluster ? c.cluster === cluster : c.mode === 'none',
  );
  const namespaces = [...new Set(outside.flatMap(c => c.namespaces))];
  const clusters = outside.map(c => c.cluster);
  // One request is about one namespace; with several, the form asks.
  return namespaces.length === 1
    ? { target: { entityRef, namespace: namespaces[0], clusters } }
    : { target: { entityRef, clusters } };
}
