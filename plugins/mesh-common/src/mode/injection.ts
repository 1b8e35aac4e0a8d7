import { ClusterView, LabelSelector, PodFact, StringMap } from '../facts';
import { NEVER_INJECTED } from './defaults';
import { readFacts } from './feeds';
import { matchesSelector } from './selector';

/** What decides whether a webhook fires. @public */
export interface InjectionWebhook {
  readonly namespaceSelector: LabelSelector;
  readonly objectSelector: LabelSelector;
}

const INJECT = 'sidecar.istio.io/inject';
const REV = 'istio.io/rev';
const INJECTION = 'istio-injection';

/**
 * The four webhooks every injector has, for any revision (Istio `manifests/charts/istio-control/istio-discovery/templates/
 * mutatingwebhook.yaml`). They stand in where the webhooks of a cluster cannot be read.
 */
const ASSUMED: readonly InjectionWebhook[] = [
  {
    namespaceSelector: {
      matchExpressions: [
        { key: REV, operator: 'Exists' },
        { key: INJECTION, operator: 'DoesNotExist' },
      ],
    },
    objectSelector: {
      matchExpressions: [{ key: INJECT, operator: 'NotIn', values: ['false'] }],
    },
  },
  {
    namespaceSelector: {
      matchExpressions: [
        { key: REV, operator: 'DoesNotExist' },
        { key: INJECTION, operator: 'DoesNotExist' },
      ],
    },
    objectSelector: {
      matchExpressions: [
        { key: INJECT, operator: 'NotIn', values: ['false'] },
        { key: REV, operator: 'Exists' },
      ],
    },
  },
  {
    namespaceSelector: { matchLabels: { [INJECTION]: 'enabled' } },
    objectSelector: {
      matchExpressions: [{ key: INJECT, operator: 'NotIn', values: ['false'] }],
    },
  },
  {
    namespaceSelector: {
      matchExpressions: [
        { key: INJECTION, operator: 'DoesNotExist' },
        { key: REV, operator: 'DoesNotExist' },
      ],
    },
    objectSelector: { matchLabels: { [INJECT]: 'true' } },
  },
];

/** The webhooks of a cluster that put in sidecars. */
export function injectionWebhooks(view: ClusterView): InjectionWebhook[] {
  const injectors = readFacts(view, 'injectors');
  if (!injectors) return [...ASSUMED];
  return [...injectors.values()].flatMap(injector => injector.webhooks);
}

/** Whether a pod with these labels, created now, would meet a webhook. None of them looks at `istio.io/dataplane-mode`. */
export function meetsWebhook(
  podLabels: StringMap,
  namespaceLabels: StringMap,
  webhooks: readonly InjectionWebhook[],
): boolean {
  return webhooks.some(
    webhook =>
      matchesSelector(webhook.namespaceSelector, namespaceLabels) &&
      matchesSelector(webhook.objectSelector, podLabels),
  );
}

/**
 * Whether this pod would get a sidecar if it were created now: a webhook fires and the injector does not refuse
 * (Istio `pkg/kube/inject/inject.go`, injectRequired: host network, four namespaces, an explicit `false`; a label
 * beats the annotation, also one that is neither `true` nor `false` and counts as no wish).
 * @public
 */
export function wouldBeInjected(
  pod: PodFact,
  namespaceLabels: StringMap,
  webhooks: readonly InjectionWebhook[],
): boolean {
  if (pod.hostNetwork || NEVER_INJECTED.has(pod.namespace)) return false;
  const wish = pod.labels[INJECT] ?? pod.injectAnnotation;
  if (wish === 'false') return false;
  return meetsWebhook(pod.labels, namespaceLabels, webhooks);
}
