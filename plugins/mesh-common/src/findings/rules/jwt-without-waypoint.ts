import { subjectOf } from '../subjects';
import { attachedInAmbient } from '../authorization';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * RequestAuthentication needs a proxy of layer 7: ztunnel ignores it (Istio `pilot/pkg/serviceregistry/ambient`, which reads
 * AuthorizationPolicy and PeerAuthentication only).
 */
export const jwtWithoutWaypoint: Rule = {
  code: 'jwt-without-waypoint',
  severity: 'error',
  *inCluster(cluster) {
    for (const { policy, pods } of attachedInAmbient(
      cluster,
      'requestauthentications',
    )) {
      yield {
        subject: subjectOf('RequestAuthentication', policy),
        message: `It is meant for ${countedPods(
          pods,
        )} in ambient without a targetRef: ztunnel ignores it, no token is checked.`,
        nextStep:
          'Attach it to a waypoint or to a Service with a waypoint (targetRefs).',
      };
    }
  },
};
