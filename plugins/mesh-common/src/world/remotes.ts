import { RemoteSync } from '../facts';
import type { InspectedCluster } from './world';

/**
 * How far the istiod of one cluster reads another (Istio `pilot/pkg/serviceregistry/kube/controller/multicluster.go`): it knows
 * the services and workloads of those only.
 * @returns 'not-registered': it has no remote Secret of it; null: nobody asked, or the other has no id
 */
export function readsRemote(
  reader: InspectedCluster,
  other: InspectedCluster,
): RemoteSync | 'not-registered' | null {
  const { remotes } = reader.view;
  const { clusterId } = other.ctx;
  if (reader === other || !remotes || !clusterId) return null;
  // A remote Secret of its own id is one that istiod passes by.
  if (clusterId === reader.ctx.clusterId) return null;
  return remotes.get(clusterId) ?? 'not-registered';
}
