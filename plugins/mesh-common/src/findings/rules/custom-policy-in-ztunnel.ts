import { subjectOf } from '../subjects';
import { policiesInZtunnel } from '../authorization';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * ztunnel knows no external authorizer: a CUSTOM policy is not enforced there (Istio `pilot/pkg/serviceregistry/ambient/
 * authorization.go`; condition ZtunnelAccepted is False).
 */
export const customPolicyInZtunnel: Rule = {
  code: 'custom-policy-in-ztunnel',
  severity: 'error',
  *inCluster(cluster) {
    for (const { policy, pods } of policiesInZtunnel(cluster)) {
      if (policy.action !== 'CUSTOM') continue;
      yield {
        subject: subjectOf('AuthorizationPolicy', policy),
        message: `Its action is CUSTOM and it is meant for ${countedPods(
          pods,
        )} in ambient: ztunnel does not enforce it.`,
        nextStep:
          'Attach it to a waypoint with targetRefs; only a waypoint can ask an external authorizer.',
      };
    }
  },
};
