import type { RequestInputDraft } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type {
  ClusterRegistration,
  NamespaceTarget,
  WaypointTarget,
} from './formData';

/** What would be filed; null while something is missing. */
export function namespaceInput(
  data: NamespaceTarget | undefined,
): RequestInputDraft | null {
  const { namespace, clusters, entityRef } = data ?? {};
  if (!namespace || !clusters?.length) return null;
  return { kind: 'namespace', namespace, clusters, entityRef };
}

/** What would be filed; null while something is missing. */
export function waypointInput(
  data: WaypointTarget | undefined,
): RequestInputDraft | null {
  const { namespace, clusters, entityRef, name, trafficType, use } = data ?? {};
  if (!namespace || !clusters?.length || !name || !use) return null;
  if (use.kind === 'service' && !use.service) return null;
  return {
    kind: 'waypoint',
    namespace,
    clusters,
    entityRef,
    name,
    trafficType,
    use,
  };
}

/** What would be filed; null while something is missing. */
export function clusterInput(
  data: ClusterRegistration | undefined,
): RequestInputDraft | null {
  const { name, drop, peers = [] } = data ?? {};
  if (!name || !drop) return null;
  return { kind: 'cluster', name, drop, peers };
}
