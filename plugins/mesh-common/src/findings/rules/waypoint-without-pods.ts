import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

/**
 * Addresses are sticky and Programmed is worked out when something else changes: a waypoint keeps its green conditions when its
 * last pod goes, and what is bound to it reaches nobody (seen on a live istiod).
 */
export const waypointWithoutPods: Rule = {
  code: 'waypoint-without-pods',
  severity: 'error',
  *inCluster(cluster) {
    for (const { gateway, readiness } of waypointsOf(cluster)) {
      if (!readiness.hasAddress || readiness.available !== 0) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message:
          'It has no pod that runs, and whatever is bound to it still sends its traffic there. Its conditions stay green.',
        nextStep: `Bring a pod back: kubectl -n ${gateway.namespace} scale deployment ${gateway.name} --replicas=1, or look at why its pods fail.`,
      };
    }
  },
};
