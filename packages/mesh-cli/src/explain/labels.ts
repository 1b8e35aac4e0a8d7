import type { StringMap } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

/** Labels that something of Istio decides by. */
const COUNTS =
  /^(?:istio\.io\/|istio-injection$|sidecar\.istio\.io\/|gateway\.istio\.io\/|networking\.istio\.io\/|topology\.istio\.io\/|security\.istio\.io\/)/;

/** The labels that everything below starts from. */
export function labelsSection({ inspected, cluster }: Subject): Section {
  const { pod, namespace } = inspected;
  // Selectors of istio-cni and of injectors may name any label.
  const named = namedLabels(cluster.ctx);
  return {
    title: 'Labels that count',
    lines: [
      `of the pod: ${words(pod.labels, named)}`,
      namespace
        ? `of its namespace: ${words(namespace.labels, named)}`
        : 'of its namespace: unknown, the export has no Namespace of that name',
    ],
  };
}

function namedLabels({ enablement, webhooks }: Subject['cluster']['ctx']) {
  const selectors = [
    ...enablement.flatMap(e => [e.podSelector, e.namespaceSelector]),
    ...webhooks.flatMap(w => [w.objectSelector, w.namespaceSelector]),
  ];
  return new Set(
    selectors.flatMap(({ matchLabels, matchExpressions = [] }) => [
      ...Object.keys(matchLabels ?? {}),
      ...matchExpressions.map(({ key }) => key),
    ]),
  );
}

function words(labels: StringMap, named: ReadonlySet<string>): string {
  const found = Object.entries(labels).filter(
    ([key]) => COUNTS.test(key) || named.has(key),
  );
  return found.map(([key, value]) => `${key}=${value}`).join(', ') || 'none';
}
