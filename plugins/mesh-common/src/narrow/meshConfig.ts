import { z } from 'zod';
import {
  MeshConfigFact,
  ObjectFact,
  ServiceScopeRule,
  StringMap,
} from '../facts';
import { FieldError } from './result';
import { labelSelectorSchema, selectorFact } from './selectors';
import {
  serviceEntryVisibility,
  serviceEntryVisibilitySchema,
} from './serviceEntryVisibility';
import { parseGoBool } from './values';
import { parseYaml } from './yamlText';

const schema = z
  .object({
    rootNamespace: z.string().nullish(),
    trustDomain: z.string().nullish(),
    trustDomainAliases: z.array(z.string()).nullish(),
    serviceScopeConfigs: z
      .array(
        z.object({
          // Go reads the JSON name, and both spellings are in use (Istio api `mesh/v1alpha1/config.proto`).
          namespaceSelector: labelSelectorSchema.nullish(),
          namespacesSelector: labelSelectorSchema.nullish(),
          servicesSelector: labelSelectorSchema.nullish(),
          scope: z.string().nullish(),
        }),
      )
      .nullish(),
    serviceEntryVisibility: serviceEntryVisibilitySchema,
    discoverySelectors: z.array(labelSelectorSchema).nullish(),
    defaultConfig: z
      .object({
        proxyMetadata: z
          .record(z.string(), z.union([z.string(), z.boolean(), z.number()]))
          .nullish(),
        image: z.object({ imageType: z.string().nullish() }).nullish(),
      })
      .nullish(),
    defaultProviders: z
      .object({ accessLogging: z.array(z.string()).nullish() })
      .nullish(),
    extensionProviders: z
      .array(z.object({ name: z.string(), lightstep: z.unknown().optional() }))
      .nullish(),
  })
  .nullable();

/** Default of MeshConfig.trustDomain (Istio `pkg/config/mesh`, DefaultMeshConfig). */
const DEFAULT_TRUST_DOMAIN = 'cluster.local';

/** ConfigMap `istio` (revision `default`) or `istio-<revision>`, key `mesh`. */
export function meshConfigFact(
  object: ObjectFact,
  data: StringMap,
): MeshConfigFact {
  if (data.mesh === undefined) {
    throw new FieldError('data.mesh', 'the MeshConfig of istiod as YAML');
  }
  const mesh = parseYaml('data.mesh', data.mesh, schema);
  return {
    ...object,
    kind: 'mesh',
    revision: object.name === 'istio' ? 'default' : object.name.slice(6),
    rootNamespace: mesh?.rootNamespace || null,
    trustDomain: mesh?.trustDomain || DEFAULT_TRUST_DOMAIN,
    trustDomainAliases: mesh?.trustDomainAliases ?? [],
    serviceScopes: serviceScopes(mesh),
    ...serviceEntryVisibility(mesh?.serviceEntryVisibility),
    discoverySelectors: (mesh?.discoverySelectors ?? []).map(selectorFact),
    hboneInSidecars: parseGoBool(
      `${mesh?.defaultConfig?.proxyMetadata?.ISTIO_META_ENABLE_HBONE ?? ''}`,
    ),
    ...analyzedParts(mesh),
  };
}

/** What only analyzers look at; absent wherever it is not set. */
function analyzedParts(
  mesh: z.output<typeof schema>,
): Pick<
  MeshConfigFact,
  'imageType' | 'allocatesAddresses' | 'logsByDefault' | 'lightstepProviders'
> {
  const imageType = mesh?.defaultConfig?.image?.imageType;
  const lightstep = (mesh?.extensionProviders ?? []).filter(
    provider => provider.lightstep !== undefined,
  );
  return {
    ...(imageType && { imageType }),
    ...(allocatesAddresses(mesh) && { allocatesAddresses: true }),
    ...(mesh?.defaultProviders?.accessLogging?.length && {
      logsByDefault: true,
    }),
    ...(lightstep.length && {
      lightstepProviders: lightstep.map(provider => provider.name),
    }),
  };
}

/** Istio `pkg/config/analysis/analyzers/serviceentry/protocoladdresses.go`: exactly `true`, not what else Go would parse. */
function allocatesAddresses(mesh: z.output<typeof schema>): boolean {
  const metadata = mesh?.defaultConfig?.proxyMetadata ?? {};
  const isTrue = (name: string) => `${metadata[name] ?? ''}` === 'true';
  return (
    isTrue('ISTIO_META_DNS_CAPTURE') &&
    (isTrue('ISTIO_META_DNS_AUTO_ALLOCATE') ||
      isTrue('PILOT_ENABLE_IP_AUTOALLOCATE'))
  );
}

function serviceScopes(mesh: z.output<typeof schema>): ServiceScopeRule[] {
  return (mesh?.serviceScopeConfigs ?? []).map(rule => ({
    namespaces: selectorFact(rule.namespaceSelector ?? rule.namespacesSelector),
    services: selectorFact(rule.servicesSelector),
    global: rule.scope === 'GLOBAL',
  }));
}
