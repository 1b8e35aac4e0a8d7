import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * istio-cni has redirected the pod and no ztunnel took it: traffic is stuck (Istio `cni/pkg/nodeagent/
 * meshdataplane_linux.go`, annotation `ambient.istio.io/redirection: pending`).
 */
export const redirectionPending: Rule = {
  code: 'redirection-pending',
  severity: 'error',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode }) => mode.mode === 'ambient-blocked',
    );
    for (const { subject, pods } of found) {
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} redirected, but no ztunnel took them: traffic is blocked in both directions.`,
        nextStep:
          'Look at ztunnel on the nodes of these pods; a running ztunnel takes them within seconds.',
      };
    }
  },
};
