import { z } from 'zod';
import { InjectorFact } from '../facts';
import { metaSchema, objectFact } from './metadata';
import { narrowing } from './result';
import { labelSelectorSchema, selectorFact } from './selectors';

const schema = z.object({
  metadata: metaSchema,
  webhooks: z
    .array(
      z.object({
        name: z.string(),
        namespaceSelector: labelSelectorSchema.nullish(),
        objectSelector: labelSelectorSchema.nullish(),
      }),
    )
    .nullish(),
});

export const narrowInjector = narrowing(
  schema,
  ({ metadata, webhooks }): InjectorFact => {
    const object = objectFact(metadata);
    return {
      ...object,
      revision: object.labels['istio.io/rev'] || null,
      tag: object.labels['istio.io/tag'] || null,
      webhooks: (webhooks ?? []).map(webhook => ({
        name: webhook.name,
        namespaceSelector: selectorFact(webhook.namespaceSelector),
        objectSelector: selectorFact(webhook.objectSelector),
      })),
    };
  },
);
