import { z } from 'zod';
import { ProxyConfigFact } from '../../facts';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from '../metadata';
import { narrowing } from '../result';

const schema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      selector: z.object({ matchLabels: stringMapSchema }).nullish(),
      image: z.object({ imageType: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

export const narrowProxyConfig = narrowing(
  schema,
  ({ metadata, spec }): ProxyConfigFact => ({
    ...namespacedFact(metadata),
    selector: spec?.selector ? spec.selector.matchLabels ?? NO_STRINGS : null,
    imageType: spec?.image?.imageType || null,
  }),
);
