import { subjectOf } from '../subjects';
import { isSubset } from '../../mode';
import { hostParts } from '../../world/services';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * `trafficPolicy.tls` of a DestinationRule decides what a sidecar sends, also against a server that wants mTLS (Istio
 * `pilot/pkg/xds/endpoints/mtls_checker.go`). ztunnel ignores DestinationRules, and so do sidecars towards HBONE.
 */
export const destinationRuleAgainstStrict: Rule = {
  code: 'destination-rule-against-strict',
  severity: 'error',
  *inCluster(cluster) {
    if (!cluster.pods.some(pod => pod.mode.mode === 'sidecar')) return;
    for (const rule of cluster.view.details.destinationrules?.values() ?? []) {
      const mode = rule.tlsMode ?? Object.values(rule.portTlsModes)[0];
      if (mode !== 'DISABLE' && mode !== 'SIMPLE') continue;
      const [name, namespace] = hostParts(rule.host, rule.namespace);
      const selector = cluster.view.facts.services.get(
        `${namespace}/${name}`,
      )?.selector;
      if (!selector) continue;
      const strict = cluster
        .podsOf(namespace)
        .filter(
          ({ pod, mode: podMode, mtls }) =>
            podMode.mode === 'sidecar' &&
            mtls.mode === 'STRICT' &&
            isSubset(selector, pod.labels),
        );
      if (!strict.length) continue;
      yield {
        subject: subjectOf('DestinationRule', rule),
        message: `It says tls ${mode} for ${rule.host}, and ${countedPods(
          strict,
        )} behind it take mTLS only: calls of sidecars are refused.`,
        nextStep:
          'Take trafficPolicy.tls out, so that Istio chooses, or say ISTIO_MUTUAL.',
      };
    }
  },
};
