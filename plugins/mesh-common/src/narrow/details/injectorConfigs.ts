import { z } from 'zod';
import { InjectorConfigFact } from '../../facts';
import { metaSchema, namespacedFact, stringMapSchema } from '../metadata';
import { FieldError, narrowing } from '../result';
import { labelSelectorSchema, selectorFact } from '../selectors';
import { parseYaml } from '../yamlText';

const schema = z.object({ metadata: metaSchema, data: stringMapSchema });

const selectorsSchema = z.array(labelSelectorSchema).nullish();

const configSchema = z
  .object({
    policy: z.string().nullish(),
    neverInjectSelector: selectorsSchema,
    alwaysInjectSelector: selectorsSchema,
  })
  .nullable();

const valuesSchema = z
  .object({
    global: z
      .object({
        hub: z.string().nullish(),
        tag: z.union([z.string(), z.number()]).nullish(),
        variant: z.string().nullish(),
        proxy: z.object({ image: z.string().nullish() }).nullish(),
      })
      .nullish(),
  })
  .nullable();

const NAME = /^istio-sidecar-injector(?:-(.+))?$/;

/** ConfigMap `istio-sidecar-injector[-<rev>]` (Istio `manifests/charts/istio-control/istio-discovery/templates`). */
export const narrowInjectorConfig = narrowing(
  schema,
  ({ metadata, data }): InjectorConfigFact => {
    const found = NAME.exec(metadata.name);
    if (!found) {
      throw new FieldError('metadata.name', 'istio-sidecar-injector');
    }
    const config = parseYaml('data.config', data?.config ?? '', configSchema);
    const values = parseYaml('data.values', data?.values ?? '', valuesSchema);
    return {
      ...namespacedFact(metadata),
      revision: found[1] ?? 'default',
      proxyImage: proxyImage(values),
      ...analyzedParts(data?.values),
      enabledByDefault: config?.policy !== 'disabled',
      neverInject: (config?.neverInjectSelector ?? []).map(selectorFact),
      alwaysInject: (config?.alwaysInjectSelector ?? []).map(selectorFact),
    };
  },
);

/** `hub/image:tag[-variant]`; an image with a slash stands for itself (Istio `pkg/kube/inject/template.go`, ProxyImage). */
function proxyImage(values: z.output<typeof valuesSchema>): string | null {
  const { hub, tag, variant, proxy } = values?.global ?? {};
  const image = proxy?.image || 'proxyv2';
  if (image.includes('/')) return image;
  if (!hub) return null;
  const suffix = variant && tag && !`${tag}`.endsWith(variant) ? variant : '';
  return `${hub}/${image}${tag ? `:${tag}` : ''}${suffix ? `-${suffix}` : ''}`;
}

const analyzedSchema = z.object({
  global: z
    .object({
      hub: z.string().default(''),
      tag: z.string().default(''),
      proxy: z.object({ image: z.string().default('') }).default({ image: '' }),
    })
    .default({ hub: '', tag: '', proxy: { image: '' } }),
});

/**
 * As `istioctl analyze` reads the same values: as JSON, although YAML is allowed, without the variant, and only where every
 * part is a string (Istio `pkg/config/analysis/analyzers/injection`).
 */
function analyzedParts(
  text: string | undefined,
): Pick<InjectorConfigFact, 'expectedImage' | 'enablesNamespaces'> {
  const values = json(text ?? '');
  const parsed = analyzedSchema.safeParse(values);
  const enables = enablesSchema.safeParse(values);
  return {
    expectedImage: parsed.success ? expectedImage(parsed.data.global) : '',
    enablesNamespaces:
      enables.success &&
      enables.data.sidecarInjectorWebhook.enableNamespacesByDefault,
  };
}

const enablesSchema = z.object({
  sidecarInjectorWebhook: z.object({ enableNamespacesByDefault: z.boolean() }),
});

function expectedImage({
  hub,
  tag,
  proxy,
}: z.output<typeof analyzedSchema>['global']): string {
  return proxy.image.includes('/')
    ? proxy.image
    : `${hub}/${proxy.image}:${tag}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
