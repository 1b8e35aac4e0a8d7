import { z } from 'zod';
import { DaemonSetFact } from '../facts';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from './metadata';
import { narrowing } from './result';
import { imageTag } from './values';

const schema = z.object({
  metadata: metaSchema,
  spec: z.object({
    template: z.object({
      metadata: z.object({ labels: stringMapSchema }).nullish(),
      spec: z
        .object({
          containers: z
            .array(z.object({ image: z.string().nullish() }))
            .nullish(),
        })
        .nullish(),
    }),
  }),
  status: z
    .object({
      desiredNumberScheduled: z.number().int().nullish(),
      numberReady: z.number().int().nullish(),
    })
    .nullish(),
});

export const narrowDaemonSet = narrowing(
  schema,
  ({ metadata, spec, status }): DaemonSetFact => ({
    ...namespacedFact(metadata),
    imageTag: imageTag(spec.template.spec?.containers?.[0]?.image ?? undefined),
    desired: status?.desiredNumberScheduled ?? 0,
    ready: status?.numberReady ?? 0,
    podLabels: spec.template.metadata?.labels ?? NO_STRINGS,
  }),
);
