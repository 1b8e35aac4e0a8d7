import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * Label `istio.io/dataplane-mode: none` on a pod beats the label of its namespace (Istio `manifests/charts/istio-cni/
 * values.yaml`, ambient.enablementSelectors).
 */
export const optedOutPod: Rule = {
  code: 'opted-out-pod',
  severity: 'info',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode }) => mode.reason === 'opted-out',
    );
    for (const { subject, pods } of found) {
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} labelled istio.io/dataplane-mode=none in an ambient namespace: no mTLS and no policy for them.`,
        nextStep:
          'Take the label off the pod template when the reason for it is gone.',
      };
    }
  },
};
