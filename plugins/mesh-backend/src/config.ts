import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { dnsLabelSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { parseConfig } from './parseConfig';

/** Silence after which a cluster counts as stale, where the configuration does not say. */
const DEFAULT_STALE_AFTER_MS = 2 * 60_000;

const text = z.string().min(1);
const kubeconfigFile = z.strictObject({
  file: text,
  context: text.optional(),
});
const url = z.url({ protocol: /^https?$/ });

const clusterSchema = z.strictObject({
  name: dnsLabelSchema,
  title: text.optional(),
  kubeconfig: z.union([
    kubeconfigFile,
    z.strictObject({
      server: url,
      caData: text.optional(),
      tokenFile: text,
    }),
  ]),
  writer: z
    .union([kubeconfigFile, z.strictObject({ tokenFile: text })])
    .optional(),
  istiodMonitoringUrl: url.optional(),
  istioNamespace: dnsLabelSchema.optional(),
  staleAfter: z.unknown().optional(),
});

/** One entry of `mesh.clusters`. */
export type ClusterConfig = Omit<
  z.output<typeof clusterSchema>,
  'staleAfter'
> & { readonly staleAfterMs: number };

const ownershipSchema = z.strictObject({
  annotation: text.default('backstage.io/owner'),
  unanswered: z.enum(['deny', 'showToEntityOwner']).default('deny'),
  trustedLocations: z.array(text).default([]),
  rules: z
    .array(
      z.strictObject({
        cluster: text.optional(),
        namespace: text,
        owner: text,
      }),
    )
    .default([]),
});

/** `mesh.ownership`. */
export type OwnershipConfig = z.output<typeof ownershipSchema>;

const servicePrincipalsSchema = z
  .array(z.strictObject({ subject: text, permissions: z.array(text).min(1) }))
  .default([]);

/** What the read side of the plugin is configured with. */
export interface WatchConfig {
  readonly clusters: readonly ClusterConfig[];
  readonly ownership: OwnershipConfig;
  readonly servicePrincipals: z.output<typeof servicePrincipalsSchema>;
}

/** @throws InputError that names the key, when a value is not what it must be */
export function readWatchConfig(root: Config): WatchConfig {
  const clusters = (root.getOptionalConfigArray('mesh.clusters') ?? []).map(
    (cluster, index) => readCluster(cluster, `mesh.clusters[${index}]`),
  );
  const names = new Set<string>();
  for (const { name } of clusters) {
    if (names.has(name)) {
      throw new InputError(`mesh.clusters: two clusters are called ${name}`);
    }
    names.add(name);
  }
  return {
    clusters,
    ownership: parseConfig(
      ownershipSchema,
      root.getOptional('mesh.ownership') ?? {},
      'mesh.ownership',
    ),
    servicePrincipals: parseConfig(
      servicePrincipalsSchema,
      root.getOptional('mesh.servicePrincipals'),
      'mesh.servicePrincipals',
    ),
  };
}

function readCluster(config: Config, key: string): ClusterConfig {
  const { staleAfter, ...cluster } = parseConfig(
    clusterSchema,
    config.get(),
    key,
  );
  return {
    ...cluster,
    staleAfterMs:
      staleAfter === undefined
        ? DEFAULT_STALE_AFTER_MS
        : durationToMilliseconds(
            readDurationFromConfig(config, { key: 'staleAfter' }),
          ),
  };
}
