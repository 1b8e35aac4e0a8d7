import { z } from 'zod';
import {
  ClassicGatewayFact,
  DestinationRuleFact,
  SidecarResourceFact,
} from '../../facts';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from '../metadata';
import { narrowing } from '../result';

const namesSchema = z.array(z.string()).nullish();
const tlsSchema = z
  .object({
    mode: z.string().nullish(),
    caCertificates: z.string().nullish(),
    credentialName: z.string().nullish(),
  })
  .nullish();

const destinationRuleSchema = z.object({
  metadata: metaSchema,
  spec: z.object({
    host: z.string(),
    trafficPolicy: z
      .object({
        tls: tlsSchema,
        portLevelSettings: z
          .array(
            z.object({
              port: z.object({ number: z.number().int() }).nullish(),
              tls: tlsSchema,
            }),
          )
          .nullish(),
      })
      .nullish(),
    subsets: z
      .array(z.object({ name: z.string(), labels: stringMapSchema }))
      .nullish(),
    exportTo: namesSchema,
    workloadSelector: z.object({ matchLabels: stringMapSchema }).nullish(),
  }),
});

export const narrowDestinationRule = narrowing(
  destinationRuleSchema,
  ({ metadata, spec }): DestinationRuleFact => {
    const portTlsModes: Record<string, string> = {};
    for (const { port, tls } of spec.trafficPolicy?.portLevelSettings ?? []) {
      if (port && tls?.mode) portTlsModes[port.number] = tls.mode;
    }
    return {
      ...namespacedFact(metadata),
      host: spec.host,
      tlsMode: spec.trafficPolicy?.tls?.mode ?? null,
      portTlsModes,
      clients: spec.workloadSelector?.matchLabels ?? null,
      subsets: (spec.subsets ?? []).map(subset => subset.name),
      subsetLabels: Object.fromEntries(
        (spec.subsets ?? []).map(s => [s.name, s.labels ?? NO_STRINGS]),
      ),
      exportTo: spec.exportTo ?? [],
      unverified: unverified(spec),
    };
  },
);

type DestinationRule = z.output<typeof destinationRuleSchema>['spec'];

/** A credential counts only for clients that are chosen (Istio `pkg/config/analysis/analyzers/destinationrule`). */
function unverified({
  trafficPolicy,
  workloadSelector,
}: DestinationRule): DestinationRuleFact['unverified'] {
  const isUnverified = (tls: z.output<typeof tlsSchema>) =>
    (tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL') &&
    !tls.caCertificates &&
    !(tls.credentialName && workloadSelector);
  return {
    everyPort: isUnverified(trafficPolicy?.tls),
    ports: (trafficPolicy?.portLevelSettings ?? [])
      .filter(({ tls }) => isUnverified(tls))
      .map(({ port }) => port?.number ?? 0),
  };
}

const serverTlsSchema = z
  .object({
    mode: z.string().nullish(),
    credentialName: z.string().nullish(),
    serverCertificate: z.string().nullish(),
    privateKey: z.string().nullish(),
  })
  .nullish();

const classicGatewaySchema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      selector: stringMapSchema,
      servers: z
        .array(
          z.object({
            port: z
              .object({
                number: z.number().int().nullish(),
                protocol: z.string().nullish(),
              })
              .nullish(),
            hosts: namesSchema,
            bind: z.string().nullish(),
            tls: serverTlsSchema,
          }),
        )
        .nullish(),
    })
    .nullish(),
});

export const narrowClassicGateway = narrowing(
  classicGatewaySchema,
  ({ metadata, spec }): ClassicGatewayFact => ({
    ...namespacedFact(metadata),
    selector: spec?.selector ?? NO_STRINGS,
    servers: (spec?.servers ?? []).map(({ port, hosts, bind, tls }) => ({
      port: port?.number ?? 0,
      protocol: port?.protocol ?? '',
      hosts: hosts ?? [],
      bind: bind ?? '',
      tlsMode: tls?.mode ?? null,
      certificate: tls
        ? {
            credential: tls.credentialName ?? '',
            file: tls.serverCertificate ?? '',
            keyFile: tls.privateKey ?? '',
          }
        : null,
    })),
  }),
);

const sidecarSchema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      workloadSelector: z.object({ labels: stringMapSchema }).nullish(),
      outboundTrafficPolicy: z
        .object({ egressProxy: z.unknown().optional() })
        .nullish(),
      egress: z.array(z.object({ hosts: namesSchema })).nullish(),
    })
    .nullish(),
});

export const narrowSidecarResource = narrowing(
  sidecarSchema,
  ({ metadata, spec }): SidecarResourceFact => ({
    ...namespacedFact(metadata),
    selector: spec?.workloadSelector
      ? spec.workloadSelector.labels ?? NO_STRINGS
      : null,
    egressProxy: !!spec?.outboundTrafficPolicy?.egressProxy,
    egressHosts: (spec?.egress ?? []).map(({ hosts }) => hosts ?? []),
  }),
);
