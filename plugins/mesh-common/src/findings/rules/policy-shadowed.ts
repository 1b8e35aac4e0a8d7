import { subjectOf } from '../subjects';
import { PeerAuthenticationFact } from '../../facts';
import { shadowedPolicies } from '../policies';
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
        subject: subjectOf('PeerAuthentication', policy),
        message: said(policy, older),
        nextStep: `Put what it says into ${older.namespace}/${older.name}, and delete it.`,
      };
    }
  },
};

function said(
  policy: PeerAuthenticationFact,
  older: PeerAuthenticationFact,
): string {
  const name = `${older.namespace}/${older.name}`;
  return policy.createdAt === older.createdAt
    ? `It was created in the same second as ${name}, of the same scope: sidecars go by name and take ${name}, ambient may take either.`
    : `It has no effect: ${name} is older and of the same scope, and only the oldest counts.`;
}
