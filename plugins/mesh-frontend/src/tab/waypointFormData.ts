import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Form data of the template `mesh-request-waypoint`: where the entity is in ambient, as far as the status knows it. */
export function waypointFormData(entityRef: string, status: EntityStatus) {
  const ambient = status.clusters.filter(
    c => c.mode === 'ambient' && !c.waypoints.some(w => w.bound),
  );
  const namespaces = [...new Set(ambient.flatMap(c => c.namespaces))];
  return {
    target: {
      entityRef,
      ...(namespaces.length === 1 ? { namespace: namespaces[0] } : {}),
      clusters: ambient.map(c => c.cluster),
    },
  };
}
