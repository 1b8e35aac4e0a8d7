import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * An injector looks at labels when a pod is created, and none of its webhooks looks at `istio.io/dataplane-mode` (Istio
 * `manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml`). So an ambient pod comes back with a sidecar.
 */
export const restartInjects: Rule = {
  code: 'restart-injects',
  severity: 'warning',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode }) =>
        mode.drift === 'restart-will-inject' &&
        (mode.mode === 'ambient' || mode.mode === 'ambient-pending'),
    );
    for (const { subject, pods } of found) {
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} in ambient now, with a sidecar after the next restart: an injector selects them, and a sidecar keeps istio-cni away.`,
        nextStep:
          'Take istio-injection or istio.io/rev off the namespace or the pod template before the workload restarts.',
      };
    }
  },
};
