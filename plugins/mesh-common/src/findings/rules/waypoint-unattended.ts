import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

/**
 * No istiod looks at the Gateway: its class or its revision is nobody's. The conditions stay Unknown, `Waiting for controller`, for
 * ever.
 */
export const waypointUnattended: Rule = {
  code: 'waypoint-unattended',
  severity: 'error',
  *inCluster(cluster) {
    for (const { gateway, readiness } of waypointsOf(cluster)) {
      if (readiness.hasAddress || readiness.programmed !== null) continue;
      const revision = gateway.labels['istio.io/rev'];
      yield {
        subject: subjectOf('Gateway', gateway),
        message: revision
          ? `No istiod has looked at it. It asks for revision ${revision}.`
          : 'No istiod has looked at it.',
        nextStep:
          'Correct the label istio.io/rev and the class of the Gateway, or look at whether istiod runs.',
      };
    }
  },
};
