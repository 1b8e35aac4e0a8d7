import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * Labels never take a sidecar away; the next start of the pod does. Until then it is not captured, because istio-cni takes no
 * pod with a sidecar (Istio `cni/pkg/util/enablement_selector.go`).
 */
export const restartLeavesSidecar: Rule = {
  code: 'restart-leaves-sidecar',
  severity: 'warning',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode }) =>
        mode.drift === 'restart-to-ambient' || mode.drift === 'restart-to-none',
    );
    for (const { subject, pods } of found) {
      const toAmbient = pods[0].mode.drift === 'restart-to-ambient';
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} with a sidecar that nothing asks for any more: a restart makes them ${
          toAmbient ? 'ambient' : 'plain, outside of the mesh'
        }.`,
        nextStep: toAmbient
          ? 'Restart the workload to finish the move to ambient.'
          : 'If the workload is to stay in the mesh, label its namespace before its next restart; else restart it.',
      };
    }
  },
};
