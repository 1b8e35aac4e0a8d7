import { someOf, subjectOf } from '../subjects';
import { factKey } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed, areKnown } from '../analyzer/objects';
import {
  injectorWebhooks,
  InjectorWebhook,
  overlappingWebhooks,
} from '../analyzer/webhooks';
import { Found, Rule } from '../types';

/**
 * An injector webhook calls a Service that does not exist, so new pods get no sidecar or cannot be created; or two webhooks
 * fire for one pod (Istio `pkg/config/analysis/analyzers/webhook/webhook.go`).
 */
export const injectorWebhookBroken: Rule = {
  code: 'injector-webhook-broken',
  severity: 'error',
  istio: 'IST0139',
  *inCluster(cluster) {
    yield* withoutService(cluster);
    yield* overlapping(cluster);
  },
};

function* withoutService(cluster: InspectedCluster): Iterable<Found> {
  if (!areKnown(cluster, 'services')) return;
  const { platform } = analyzed(cluster);
  const services = new Set(platform('services').map(factKey));
  for (const { config, webhook } of injectorWebhooks(cluster)) {
    if (!webhook.service || services.has(factKey(webhook.service))) continue;
    yield {
      subject: subjectOf(config.kind, config),
      message: `Its webhook ${webhook.name} calls the Service ${factKey(
        webhook.service,
      )}, which does not exist: new pods that it selects are not injected, or not created at all.`,
      nextStep:
        'Remove the webhook configuration if its revision is gone, or install the control plane that it belongs to.',
    };
  }
}

function* overlapping(cluster: InspectedCluster): Iterable<Found> {
  const told = new Set<InjectorWebhook['webhook']>();
  for (const matching of overlappingWebhooks(cluster)) {
    for (const { config, webhook } of matching) {
      if (told.has(webhook)) continue;
      told.add(webhook);
      const others = matching
        .filter(other => other.webhook !== webhook)
        .map(other => `${other.config.name}/${other.webhook.name}`);
      yield {
        subject: subjectOf(config.kind, config),
        message: `Its webhook ${
          webhook.name
        } fires for the same pods as ${someOf(
          others,
        )}: they may be injected twice.`,
        nextStep:
          'Remove the configuration of the revision or tag that is not meant, so that one webhook takes each pod.',
      };
    }
  }
}
