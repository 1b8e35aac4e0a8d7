import { subjectOf } from '../subjects';
import { NetworkRuleFact } from '../../facts';
import { inCidr, isolatedPods } from '../networkPolicies';
import { countedPods } from '../workloads';
import { Rule } from '../types';

const PROBE_SOURCE = '169.254.7.127';

const allowsProbes = ({ peers }: NetworkRuleFact) =>
  !peers.length ||
  peers.some(
    ({ cidr, except }) =>
      cidr !== null &&
      inCidr(PROBE_SOURCE, cidr) &&
      !except.some(hole => inCidr(PROBE_SOURCE, hole)),
  );

/**
 * istio-cni lets probes of the kubelet past ztunnel under the address 169.254.7.127 (Istio `cni/pkg/config/config.go`,
 * HostProbeSNATIP), so a NetworkPolicy no longer sees the address of the node.
 */
export const networkPolicyBlocksProbes: Rule = {
  code: 'network-policy-blocks-probes',
  severity: 'warning',
  *inCluster(cluster) {
    for (const { policy, pods } of isolatedPods(cluster, allowsProbes)) {
      const probed = pods.filter(({ pod }) => pod.probed);
      if (!probed.length) continue;
      yield {
        subject: subjectOf('NetworkPolicy', policy),
        message: `It isolates ${countedPods(
          probed,
        )} in ambient with probes, and no NetworkPolicy lets ${PROBE_SOURCE} in, from which the kubelet's probes come.`,
        nextStep: `Allow ipBlock ${PROBE_SOURCE}/32.`,
      };
    }
  },
};
