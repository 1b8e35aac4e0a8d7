import { subjectOf } from '../subjects';
import { countedPods } from '../workloads';
import { divergingPolicies } from '../policies';
import type { MtlsResult } from '../../contract';
import { Rule } from '../types';

/**
 * istiod converts a workload policy with the namespace and mesh policies as they were when it was last written, and not again when
 * they change (seen on a live istiod, `pilot/pkg/serviceregistry/ambient/policies.go`): workloads can stay open under STRICT.
 */
export const policyStale: Rule = {
  code: 'policy-stale',
  severity: 'error',
  *inCluster(cluster) {
    for (const { policy, pods } of divergingPolicies(cluster, 'stale')) {
      const { mtls } = pods[0];
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `A namespace or mesh policy is newer than this one, and istiod may still enforce the old rules: ${countedPods(
          pods,
        )} either ${outcome(mtls)} or ${outcome(mtls.alternative)}.`,
        nextStep: `Touch the policy, so that istiod converts it again: kubectl annotate peerauthentication -n ${policy.namespace} ${policy.name} touched=1 --overwrite.`,
      };
    }
  },
};
function outcome(result: MtlsResult | null): string {
  if (!result) return 'unknown';
  const ports = Object.entries(result.ports).map(([p, m]) => `${p} ${m}`);
  return ports.length ? `${result.mode} (${ports.join(', ')})` : result.mode;
}
