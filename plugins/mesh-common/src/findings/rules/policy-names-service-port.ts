import { subjectOf } from '../subjects';
import type { InspectedCluster, InspectedPod } from '../../world';
import { isSubset } from '../../mode';
import { isSelecting } from '../../mtls/policyIndex';
import { byPolicyName } from '../policies';
import { Rule } from '../types';

/**
 * Ports of `portLevelMtls` are ports of the workload, not of a Service (Istio `pilot/pkg/security/authn/policy_applier.go`).
 */
export const policyNamesServicePort: Rule = {
  code: 'policy-names-service-port',
  severity: 'warning',
  *inCluster(cluster) {
    for (const policy of [...cluster.policies.all].sort(byPolicyName)) {
      if (!isSelecting(policy)) continue;
      const pods = cluster
        .podsOf(policy.namespace)
        .filter(({ pod }) => isSubset(policy.selector, pod.labels));
      if (!pods.length) continue;
      const listening = new Set(pods.flatMap(({ pod }) => pod.ports));
      for (const port of Object.keys(policy.ports)) {
        const target = targetOf(Number(port), pods, cluster);
        if (!target || listening.has(Number(port))) continue;
        yield {
          subject: subjectOf('PeerAuthentication', policy),
          message: `It names port ${port}, which is the port of Service ${target.service}; the pods listen on ${target.port}.`,
          nextStep: `Name port ${target.port} instead of ${port}.`,
        };
      }
    }
  },
};
/** The Service that offers such a port for one of the pods, and where it leads. */
function targetOf(
  port: number,
  pods: readonly InspectedPod[],
  { view }: InspectedCluster,
) {
  for (const service of view.facts.services.values()) {
    const { selector, namespace, name } = service;
    const selects = pods.some(
      ({ pod }) =>
        selector &&
        pod.namespace === namespace &&
        isSubset(selector, pod.labels),
    );
    const found = selects && service.ports.find(p => p.port === port);
    if (!found) continue;
    const target = found.targetPort ?? port;
    if (target !== port) return { service: name, port: target };
  }
  return null;
}
