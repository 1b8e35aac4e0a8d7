import { subjectOf } from '../subjects';
import { countedPods } from '../workloads';
import { divergingPolicies } from '../policies';
import { Rule } from '../types';

/**
 * A workload policy with port exceptions under a namespace policy that exists and says nothing: the workload refers to converted
 * rules that istiod never sends, and ztunnel passes unknown names by (Istio `pilot/pkg/serviceregistry/ambient/authorization.go`,
 * convertedSelectorPeerAuthentications; MT-46).
 */
export const policyNotSent: Rule = {
  code: 'policy-not-sent',
  severity: 'error',
  *inCluster(cluster) {
    for (const { policy, pods } of divergingPolicies(cluster, 'dangling')) {
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `${countedPods(
          pods,
        )} refer to rules made of this policy that istiod does not send: every port takes plain text, against what the policies say.`,
        nextStep:
          'Set a mode in this policy, or in the policy of its namespace; then verify in ztunnel (istioctl ztunnel-config policy).',
      };
    }
  },
};
