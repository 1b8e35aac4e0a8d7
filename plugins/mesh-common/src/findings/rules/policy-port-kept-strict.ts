import { subjectOf } from '../subjects';
import { countedPods } from '../workloads';
import { divergingPolicies } from '../policies';
import { Rule } from '../types';

/**
 * Under a strict parent a workload policy without a mode is looked at for PERMISSIVE ports only: a port that says DISABLE stays
 * strict, until another port is PERMISSIVE (Istio `pilot/pkg/serviceregistry/ambient/authorization.go`; MT-45).
 */
export const policyPortKeptStrict: Rule = {
  code: 'policy-port-kept-strict',
  severity: 'warning',
  *inCluster(cluster) {
    for (const { policy, pods } of divergingPolicies(cluster, 'kept-strict')) {
      const ports = Object.entries(policy.ports)
        .filter(([, mode]) => mode === 'DISABLE')
        .map(([port]) => port);
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `It opens port ${ports.join(
          ', ',
        )} with DISABLE, and for ${countedPods(
          pods,
        )} in ambient the port stays STRICT.`,
        nextStep: 'Say PERMISSIVE instead of DISABLE.',
      };
    }
  },
};
