import { subjectOf } from '../subjects';
import { httpFields, policiesInZtunnel } from '../authorization';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * ztunnel judges L4 only. Rules with HTTP fields are left out of an ALLOW policy, which then denies more than it says; of a DENY
 * policy the HTTP part is left out, which then denies more too (Istio `pilot/pkg/serviceregistry/ambient/authorization.go`).
 */
export const l7PolicyInZtunnel: Rule = {
  code: 'l7-policy-in-ztunnel',
  severity: 'error',
  *inCluster(cluster) {
    for (const { policy, pods } of policiesInZtunnel(cluster)) {
      const fields = httpFields(policy);
      if (!fields.length || policy.action === 'CUSTOM') continue;
      yield {
        subject: subjectOf('AuthorizationPolicy', policy),
        message: `It looks at ${fields.join(', ')} and holds for ${countedPods(
          pods,
        )} through ztunnel, which reads L4 only: ${
          policy.action === 'DENY'
            ? 'it denies everything that its other fields match'
            : 'its rules with these fields allow nothing'
        }.`,
        nextStep:
          'Attach it to a waypoint: give the namespace one, and use targetRefs instead of a selector.',
      };
    }
  },
};
