import { z } from 'zod';
import {
  ClassicGatewayFact,
  DestinationRuleFact,
  SidecarResourceFact,
  VirtualServiceFact,
} from '../../facts';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from '../metadata';
import { narrowing } from '../result';

const namesSchema = z.array(z.string()).nullish();
const tlsSchema = z.object({ mode: z.string().nullish() }).nullish();

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
    subsets: z.array(z.object({ name: z.string() })).nullish(),
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
    };
  },
);

const virtualServiceSchema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      hosts: namesSchema,
      gateways: namesSchema,
      http: z.array(z.unknown()).nullish(),
      tcp: z.array(z.unknown()).nullish(),
      tls: z.array(z.unknown()).nullish(),
    })
    .nullish(),
});

export const narrowVirtualService = narrowing(
  virtualServiceSchema,
  ({ metadata, spec }): VirtualServiceFact => ({
    ...namespacedFact(metadata),
    hosts: spec?.hosts ?? [],
    gateways: spec?.gateways ?? [],
    protocols: (['http', 'tcp', 'tls'] as const).filter(
      protocol => spec?.[protocol]?.length,
    ),
  }),
);

const classicGatewaySchema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      selector: stringMapSchema,
      servers: z
        .array(
          z.object({
            port: z.object({
              number: z.number().int(),
              protocol: z.string().nullish(),
            }),
            hosts: namesSchema,
            bind: z.string().nullish(),
            tls: tlsSchema,
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
    servers: (spec?.servers ?? []).map(server => ({
      port: server.port.number,
      protocol: server.port.protocol ?? '',
      hosts: server.hosts ?? [],
      bind: server.bind ?? '',
      tlsMode: server.tls?.mode ?? null,
    })),
  }),
);

const sidecarSchema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      workloadSelector: z.object({ labels: stringMapSchema }).nullish(),
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
  }),
);
