import { policySubject, shadowedPolicies } from '../policies';
import { Rule } from '../types';

/**
 * Of the policies of one scope only the oldest counts, whole; nothing is merged (Istio `pilot/pkg/model/authentication.go`).
 */
export const policyShadowed: Rule = {
  code: 'policy-shadowed',
  severity: 'warning',
  *inCluster(cluster) {
    for (const [policy, older] of shadowedPolicies(cluster)) {
      yield {
        subject: policySubject(policy),
        message: `It has no effect: ${older.namespace}/${older.name} is older and of the same scope, and only the oldest counts.`,
        nextStep: `Put what it says into ${older.namespace}/${older.name}, and delete it.`,
      };
    }
  },
};
