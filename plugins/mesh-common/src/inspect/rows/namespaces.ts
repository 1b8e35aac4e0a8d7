import { NamespaceFact } from '../../facts';
import { declaredMode, noPods, observedMode } from '../../mode';
import { countPod } from '../../mode/counts';
import type { ReportNamespace } from '../report';
import type { InspectedCluster } from '../../world';

/** One namespace of a report. */
export function namespaceRow(
  namespace: NamespaceFact,
  cluster: InspectedCluster,
): ReportNamespace {
  const counts = noPods();
  for (const { mode } of cluster.podsOf(namespace.name)) countPod(counts, mode);
  const observed = observedMode(counts);
  return {
    cluster: cluster.name,
    namespace: namespace.name,
    declared: declaredMode(namespace, cluster.ctx),
    observed: observed === 'unknown' ? 'empty' : observed,
    pods: {
      ambient: counts.ambient,
      sidecar: counts.sidecar,
      none: counts.none,
      pending: counts.pending + counts.blocked,
    },
  };
}
