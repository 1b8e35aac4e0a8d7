import { someOf, subjectOf } from '../subjects';
import { AttachedPolicyFact, PodFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { selects } from '../analyzer/selectors';
import { Rule } from '../types';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/**
 * A policy reaches pods of a waypoint or gateway of the Gateway API by labels, which istiod leaves out there (Istio
 * `pkg/config/analysis/analyzers/k8sgateway/workloadselector.go`).
 */
export const selectorOnGatewayPod: Rule = {
  code: 'selector-on-gateway-pod',
  severity: 'warning',
  istio: 'IST0166',
  *inCluster(cluster) {
    const { podsOf } = analyzed(cluster);
    for (const { kind, policy } of policies(cluster)) {
      const gateways = podsOf(policy.namespace)
        .filter(pod => isSelected(policy, pod))
        .map(pod => pod.labels[GATEWAY_NAME]);
      if (!gateways.length) continue;
      yield {
        subject: subjectOf(kind, policy),
        message: `Its selector matches pods of the gateway ${someOf(
          gateways,
        )}, where selectors do not count.`,
        nextStep:
          'Attach it to the Gateway with targetRefs instead, or to the Services behind it.',
      };
    }
  },
};

function isSelected(policy: AttachedPolicyFact, pod: PodFact): boolean {
  return (
    pod.labels[GATEWAY_NAME] !== undefined && selects(policy.selector, pod)
  );
}

function policies(cluster: InspectedCluster) {
  const { details } = analyzed(cluster);
  const kinds = [
    ['AuthorizationPolicy', details('authorizationpolicies')],
    ['RequestAuthentication', details('requestauthentications')],
    ['Telemetry', details('telemetries')],
    ['WasmPlugin', details('wasmplugins')],
  ] as const;
  return kinds.flatMap(([kind, all]) =>
    all
      .filter(policy => policy.selector && !policy.targetRefs.length)
      .map((policy: AttachedPolicyFact) => ({ kind, policy })),
  );
}
