import { WebhookConfigFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { matchesSelector } from '../../mode';
import { INJECTION, REVISION } from './injection';
import { analyzed } from './objects';

type Webhook = WebhookConfigFact['webhooks'][number];

/** A webhook of the injector, of whichever revision. */
export interface InjectorWebhook {
  readonly config: WebhookConfigFact;
  readonly webhook: Webhook;
}

/** Istio `pkg/config/analysis/analyzers/webhook/webhook.go`: told by a revision in labels or selectors, or by the names of the webhooks. */
export function injectorWebhooks(cluster: InspectedCluster): InjectorWebhook[] {
  return injectorConfigs(cluster).flatMap(config =>
    config.webhooks.map(webhook => ({ config, webhook })),
  );
}

function injectorConfigs(cluster: InspectedCluster): WebhookConfigFact[] {
  return analyzed(cluster)
    .details('webhooks')
    .filter(
      config =>
        config.kind === 'MutatingWebhookConfiguration' &&
        (revisionsOf(config).length > 0 ||
          config.webhooks.some(({ name }) => name.endsWith('istio.io'))),
    );
}

function revisionsOf({ labels, webhooks }: WebhookConfigFact): string[] {
  const selectors = webhooks.flatMap(webhook => [
    webhook.namespaceSelector,
    webhook.objectSelector,
  ]);
  return [
    labels[REVISION],
    ...selectors.map(selector => selector.matchLabels?.[REVISION]),
    ...selectors
      .flatMap(selector => selector.matchExpressions ?? [])
      .filter(({ key }) => key === REVISION)
      .flatMap(({ values }) => values ?? []),
  ].filter((revision): revision is string => revision !== undefined);
}

const INJECT = 'sidecar.istio.io/inject';

/** Webhooks that fire for the same pod: it would be injected twice. */
export function overlappingWebhooks(
  cluster: InspectedCluster,
): readonly (readonly InjectorWebhook[])[] {
  const webhooks = injectorWebhooks(cluster);
  const revisions = [
    undefined,
    ...new Set(injectorConfigs(cluster).flatMap(revisionsOf)),
  ];
  return combinations(revisions, INJECTION, 'enabled', 'disabled')
    .flatMap(namespaceLabels =>
      combinations(revisions, INJECT, 'true', 'false').map(podLabels =>
        webhooks.filter(
          ({ webhook }) =>
            matchesSelector(webhook.namespaceSelector, namespaceLabels) &&
            matchesSelector(webhook.objectSelector, podLabels),
        ),
      ),
    )
    .filter(matching => matching.length > 1);
}

/** Every way that labels can ask for a sidecar: a revision or none, with one of the values or without that label. */
function combinations(
  revisions: readonly (string | undefined)[],
  key: string,
  ...values: string[]
): Record<string, string>[] {
  return revisions.flatMap(revision =>
    [undefined, ...values].map(value => ({
      ...(revision !== undefined && { [REVISION]: revision }),
      ...(value !== undefined && { [key]: value }),
    })),
  );
}
