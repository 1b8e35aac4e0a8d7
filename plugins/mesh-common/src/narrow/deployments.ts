import { z } from 'zod';
import { DeploymentFact, StringMap } from '../facts';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from './metadata';
import { runsAsProxy, securityContextSchema } from './proxyUser';
import { narrowing } from './result';
import { labelSelectorSchema, selectorFact } from './selectors';
import { imageTag } from './values';

const containersSchema = z
  .array(
    z.object({
      name: z.string(),
      image: z.string().nullish(),
      securityContext: securityContextSchema,
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
    selector: labelSelectorSchema.nullish(),
    template: z.object({
      metadata: z
        .object({ labels: stringMapSchema, annotations: stringMapSchema })
        .nullish(),
      spec: z
        .object({
          containers: containersSchema,
          securityContext: securityContextSchema,
        })
        .nullish(),
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
      // An API server takes no Deployment without a selector; a manifest that was never applied means its own pods.
      selector: selectorFact(spec.selector ?? { matchLabels: podLabels }),
      podLabels,
      // Kubernetes defaults an absent `replicas` to 1.
      replicas: spec.replicas ?? 1,
      available: status?.availableReplicas ?? 0,
      istiodEnv:
        podLabels.app === 'istiod' ? discoveryEnv(containers) : NO_STRINGS,
      imageTag: imageTag(containers?.[0]?.image ?? undefined),
      ...(podLabels.app === 'istiod' &&
        containers?.[0]?.image && { istiodImage: containers[0].image }),
      ...analyzedParts(spec.template),
    };
  },
);

type Template = z.output<typeof schema>['spec']['template'];

/** What only analyzers look at: absent, and without a key, wherever there is nothing to say. */
function analyzedParts({
  metadata,
  spec,
}: Template): Pick<
  DeploymentFact,
  'proxyImage' | 'injectAnnotation' | 'runsAsProxy' | 'restrictsJwksFetches'
> {
  const proxyImage = spec?.containers?.find(c => c.name === PROXY)?.image;
  const injectAnnotation = metadata?.annotations?.[INJECT];
  const restricts = spec?.containers?.some(container =>
    container.env?.some(env => env.name === BLOCKED_CIDRS && env.value),
  );
  return {
    ...(proxyImage && { proxyImage }),
    ...(injectAnnotation !== undefined && { injectAnnotation }),
    ...runsAsProxy(spec),
    ...(restricts && { restrictsJwksFetches: true }),
  };
}

const PROXY = 'istio-proxy';
const INJECT = 'sidecar.istio.io/inject';
const BLOCKED_CIDRS = 'BLOCKED_CIDRS_IN_JWKS_URIS';

/** Only of istiod: the environment of other workloads may hold anything, secrets too, and is not ours to keep. */
function discoveryEnv(containers: Containers): StringMap {
  const env: Record<string, string> = {};
  const discovery = containers?.find(c => c.name === 'discovery');
  for (const { name, value } of discovery?.env ?? []) {
    if (typeof value === 'string') env[name] = value;
  }
  return env;
}
