import { declaredMode } from '../../mode';
import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * A pod on the host network can neither be captured nor injected (Istio `cni/pkg/util/enablement_selector.go`,
 * `pkg/kube/inject/inject.go`).
 */
export const hostNetworkPod: Rule = {
  code: 'host-network-pod',
  severity: 'info',
  *inCluster(cluster) {
    const { ctx } = cluster;
    const found = workloadsWhere(
      cluster,
      ({ mode, namespace }) =>
        mode.reason === 'host-network' &&
        namespace !== undefined &&
        declaredMode(namespace, ctx) !== 'none',
    );
    for (const { subject, pods } of found) {
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} on the host network: no proxy can take their traffic, so they stay outside of the mesh.`,
        nextStep:
          'Take hostNetwork off if the workload does not need it; else expect plain text to and from it.',
      };
    }
  },
};
