import {
  capture,
  Capture,
  matchesSelector,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';
import { selectorWords } from './selectorWords';

const DECISION: Readonly<Record<Capture, string>> = {
  selected: 'istio-cni takes this pod.',
  'host-network':
    'istio-cni leaves this pod alone: it uses the network of its node.',
  'has-sidecar':
    'istio-cni leaves this pod alone: it has a sidecar, whatever its labels say.',
  'namespace-excluded':
    'istio-cni leaves this pod alone: its namespace is excluded in the configuration of istio-cni.',
  'opted-out':
    'istio-cni leaves this pod alone: its own label takes it out of what its namespace asks for.',
  'not-selected': 'istio-cni leaves this pod alone: no selector matches it.',
};

/** What istio-cni decides about a pod with these labels, and by which of its selectors. */
export function captureSection({ inspected, cluster }: Subject): Section {
  const { pod, namespace } = inspected;
  const { ctx, view } = cluster;
  const namespaceLabels = namespace?.labels ?? {};
  const isConfigured = [...view.facts.configs.values()].some(
    config => config.kind === 'cni' && config.selectors !== null,
  );
  return {
    title: 'Capture for ambient',
    lines: [
      `selectors: ${
        isConfigured ? 'of ConfigMap istio-cni-config' : "Istio's defaults"
      }`,
      ...ctx.enablement.map((pair, i) => {
        const matches =
          matchesSelector(pair.podSelector, pod.labels) &&
          matchesSelector(pair.namespaceSelector, namespaceLabels);
        const selector = `pods ${selectorWords(
          pair.podSelector,
        )}; namespaces ${selectorWords(pair.namespaceSelector)}`;
        return `${i + 1}. ${selector}: ${
          matches ? 'matches' : 'does not match'
        }`;
      }),
      `excluded namespaces: ${[...ctx.excludeNamespaces].join(', ') || 'none'}`,
      DECISION[capture(pod, namespaceLabels, ctx)],
    ],
  };
}
