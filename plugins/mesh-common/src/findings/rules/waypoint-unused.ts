import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

/**
 * A waypoint that nothing is bound to costs a pod and does nothing.
 */
export const waypointUnused: Rule = {
  code: 'waypoint-unused',
  severity: 'info',
  *inCluster(cluster) {
    for (const { gateway, users } of waypointsOf(cluster)) {
      if (users) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message: 'No namespace, Service or workload asks for it.',
        nextStep: `Label what should pass it with istio.io/use-waypoint=${gateway.name}, or delete the Gateway.`,
      };
    }
  },
};
