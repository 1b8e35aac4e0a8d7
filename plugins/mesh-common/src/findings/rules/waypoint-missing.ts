import { Rule } from '../types';
import { boundSubjects } from '../waypointSubjects';

/**
 * `istio.io/use-waypoint` names a Gateway that does not exist. There is no fallback to the waypoint of the namespace: the
 * object gets none (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`). istiod says WaypointIsNotReady for this too,
 * and nothing at all on namespaces and pods.
 */
export const waypointMissing: Rule = {
  code: 'waypoint-missing',
  severity: 'error',
  *inCluster(cluster) {
    for (const { subject, row } of boundSubjects(cluster)) {
      if (row.reason !== 'missing') continue;
      const waypoint = `${row.namespace}/${row.name}`;
      yield {
        subject,
        message: `It asks for the waypoint ${waypoint}, which does not exist. Its traffic passes no waypoint, so no L7 policy or route is applied.`,
        nextStep: `Create the Gateway ${waypoint} of class istio-waypoint, or correct the label istio.io/use-waypoint.`,
      };
    }
  },
};
