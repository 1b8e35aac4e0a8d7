import { subjectOf } from '../subjects';
import { allowsHbone, isolatedPods } from '../networkPolicies';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * Traffic of the mesh comes to a pod on port 15008, whatever the port of the application (ztunnel `src/proxy/inbound.rs`). A
 * NetworkPolicy that names the ports of the application only cuts it off.
 */
export const networkPolicyBlocksHbone: Rule = {
  code: 'network-policy-blocks-hbone',
  severity: 'error',
  *inCluster(cluster) {
    for (const { policy, pods } of isolatedPods(cluster, allowsHbone)) {
      yield {
        subject: subjectOf('NetworkPolicy', policy),
        message: `It isolates ${countedPods(
          pods,
        )} in ambient, and no NetworkPolicy lets port 15008 in: calls from the mesh do not arrive.`,
        nextStep: 'Allow TCP 15008 beside the ports of the application.',
      };
    }
  },
};
