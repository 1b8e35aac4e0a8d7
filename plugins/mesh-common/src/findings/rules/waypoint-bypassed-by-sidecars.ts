import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * Sidecars send to the pods themselves and skip the waypoint, also under STRICT; its policies do not hold for them
 * (Istio 1.31 and before; `pilot/pkg/serviceregistry/ambient/waypoints.go`, `pilot/pkg/xds/endpoints`).
 */
export const waypointBypassedBySidecars: Rule = {
  code: 'waypoint-bypassed-by-sidecars',
  severity: 'warning',
  *inCluster(cluster) {
    const sidecars = cluster.pods.filter(pod => pod.mode.mode === 'sidecar');
    if (!sidecars.length) return;
    const namespaces = new Set(sidecars.map(({ pod }) => pod.namespace));
    for (const { gateway, users } of waypointsOf(cluster)) {
      if (!users) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message: `${countedPods(sidecars)} with a sidecar in ${list(
          namespaces,
        )} skip it: what it enforces does not hold for their calls.`,
        nextStep:
          'Keep policies that must hold for everybody at L4 (ztunnel), or move these namespaces to ambient.',
      };
    }
  },
};
const list = (names: ReadonlySet<string>) =>
  [...names].sort().slice(0, 5).join(', ');
