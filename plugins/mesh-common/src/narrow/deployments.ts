import { z } from 'zod';
import { DeploymentFact, StringMap } from '../facts';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from './metadata';
import { narrowing } from './result';
import { labelSelectorSchema, selectorFact } from './selectors';
import { imageTag } from './values';

const containersSchema = z
  .array(
    z.object({
      name: z.string(),
      image: z.string().nullish(),
      env: z
        .array(z.object({ name: z.string(), value: z.string().nullish() }))
        .nullish(),
    }),
  )
  .nullish();

const schema = z.object({
  metadata: metaSchema,
  spec: z.object({
    replicas: z.number().int().nullish(),
    selector: labelSelectorSchema,
    template: z.object({
      metadata: z.object({ labels: stringMapSchema }).nullish(),
      spec: z.object({ containers: containersSchema }).nullish(),
    }),
  }),
  status: z.object({ availableReplicas: z.number().int().nullish() }).nullish(),
});

type Containers = z.output<typeof containersSchema>;

export const narrowDeployment = narrowing(
  schema,
  ({ metadata, spec, status }): DeploymentFact => {
    const containers = spec.template.spec?.containers;
    const podLabels = spec.template.metadata?.labels ?? NO_STRINGS;
    return {
      ...namespacedFact(metadata),
      selector: selectorFact(spec.selector),
      podLabels,
      // Kubernetes defaults an absent `replicas` to 1.
      replicas: spec.replicas ?? 1,
      available: status?.availableReplicas ?? 0,
      istiodEnv:
        podLabels.app === 'istiod' ? discoveryEnv(containers) : NO_STRINGS,
      imageTag: imageTag(containers?.[0]?.image ?? undefined),
    };
  },
);

/** Only of istiod: the environment of other workloads may hold anything, secrets too, and is not ours to keep. */
function discoveryEnv(containers: Containers): StringMap {
  const env: Record<string, string> = {};
  const discovery = containers?.find(c => c.name === 'discovery');
  for (const { name, value } of discovery?.env ?? []) {
    if (typeof value === 'string') env[name] = value;
  }
  return env;
}
