import type { InspectedPod } from '../../world';
import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * Pods that istio-cni should have taken and has not. It takes seconds and needs no restart; what lasts means that istio-cni is
 * not on the node, that the pod has no IP, or that ztunnel is down (Istio `cni/pkg/nodeagent/informers.go`).
 */
export const ambientNotCaptured: Rule = {
  code: 'ambient-not-captured',
  severity: 'warning',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode }) => mode.mode === 'ambient-pending',
    );
    for (const { subject, pods } of found) {
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} asked for ambient and not captured: traffic is plain text and no policy is enforced. Nodes: ${nodesOf(
          pods,
        )}.`,
        nextStep:
          'If it lasts longer than a minute, look at istio-cni-node and ztunnel on these nodes. The pods need no restart.',
      };
    }
  },
};
function nodesOf(pods: readonly InspectedPod[]): string {
  const nodes = new Set(pods.map(({ pod }) => pod.node ?? 'not scheduled'));
  return [...nodes].sort().slice(0, 5).join(', ');
}
