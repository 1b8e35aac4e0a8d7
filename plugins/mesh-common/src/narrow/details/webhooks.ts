import { z } from 'zod';
import { WebhookConfigFact } from '../../facts';
import { metaSchema, objectFact } from '../metadata';
import { narrowing } from '../result';
import { labelSelectorSchema, selectorFact } from '../selectors';

const schema = z.object({
  kind: z.enum([
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ]),
  metadata: metaSchema,
  webhooks: z
    .array(
      z.object({
        name: z.string(),
        namespaceSelector: labelSelectorSchema.nullish(),
        objectSelector: labelSelectorSchema.nullish(),
        clientConfig: z
          .object({
            url: z.string().nullish(),
            service: z
              .object({ namespace: z.string(), name: z.string() })
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

export const narrowWebhookConfig = narrowing(
  schema,
  ({ kind, metadata, webhooks }): WebhookConfigFact => ({
    ...objectFact(metadata),
    kind,
    webhooks: (webhooks ?? []).map(webhook => ({
      name: webhook.name,
      namespaceSelector: selectorFact(webhook.namespaceSelector),
      objectSelector: selectorFact(webhook.objectSelector),
      service: webhook.clientConfig?.service ?? null,
      url: webhook.clientConfig?.url ?? null,
    })),
  }),
);
