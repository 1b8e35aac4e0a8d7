import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * Ports of `traffic.sidecar.istio.io/excludeInboundPorts` never reach the sidecar (Istio `pkg/kube/inject`).
 */
export const strictPortsExcluded: Rule = {
  code: 'strict-ports-excluded',
  severity: 'warning',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode, mtls, pod }) =>
        mode.mode === 'sidecar' &&
        mtls.mode === 'STRICT' &&
        pod.excludeInboundPorts.length > 0,
    );
    for (const { subject, pods } of found) {
      const ports = pods[0].pod.excludeInboundPorts.join(', ');
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} under STRICT, with port ${ports} past the sidecar: plain text is taken there.`,
        nextStep:
          'Take the port out of traffic.sidecar.istio.io/excludeInboundPorts, or guard it with a NetworkPolicy.',
      };
    }
  },
};
