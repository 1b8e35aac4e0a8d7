import { z } from 'zod';
import {
  AutoscalerFact,
  CrdFact,
  DisruptionBudgetFact,
  EndpointSliceFact,
  NodeFact,
} from '../../facts';
import { metaSchema, namespacedFact, objectFact } from '../metadata';
import { narrowing } from '../result';
import { labelSelectorSchema, selectorFact } from '../selectors';

const crdSchema = z.object({
  metadata: metaSchema,
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({ name: z.string(), served: z.boolean().nullish() }),
    ),
  }),
});

const BUNDLE_VERSION = 'gateway.networking.k8s.io/bundle-version';

export const narrowCrd = narrowing(
  crdSchema,
  ({ metadata, spec }): CrdFact => ({
    ...objectFact(metadata),
    group: spec.group,
    kind: spec.names.kind,
    versions: spec.versions.filter(v => v.served !== false).map(v => v.name),
    bundleVersion: metadata.annotations?.[BUNDLE_VERSION] ?? null,
  }),
);

const nodeSchema = z.object({
  metadata: metaSchema,
  status: z
    .object({ nodeInfo: z.object({ kubeletVersion: z.string() }).nullish() })
    .nullish(),
});

export const narrowNode = narrowing(
  nodeSchema,
  ({ metadata, status }): NodeFact => ({
    ...objectFact(metadata),
    kubeletVersion: status?.nodeInfo?.kubeletVersion.replace(/^v/, '') ?? '',
  }),
);

const autoscalerSchema = z.object({
  metadata: metaSchema,
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    minReplicas: z.number().int().nullish(),
    maxReplicas: z.number().int(),
  }),
});

export const narrowAutoscaler = narrowing(
  autoscalerSchema,
  ({ metadata, spec }): AutoscalerFact => ({
    ...namespacedFact(metadata),
    target: {
      kind: spec.scaleTargetRef.kind,
      name: spec.scaleTargetRef.name,
    },
    // Kubernetes defaults an absent minReplicas to 1.
    minReplicas: spec.minReplicas ?? 1,
    maxReplicas: spec.maxReplicas,
  }),
);

const budgetSchema = z.object({
  metadata: metaSchema,
  spec: z.object({ selector: labelSelectorSchema.nullish() }),
});

export const narrowDisruptionBudget = narrowing(
  budgetSchema,
  ({ metadata, spec }): DisruptionBudgetFact => ({
    ...namespacedFact(metadata),
    selector: spec.selector ? selectorFact(spec.selector) : null,
  }),
);

const endpointSliceSchema = z.object({
  metadata: metaSchema,
  endpoints: z
    .array(
      z.object({
        conditions: z.object({ ready: z.boolean().nullish() }).nullish(),
      }),
    )
    .nullish(),
  ports: z.array(z.object({ port: z.number().int().nullish() })).nullish(),
});

export const narrowEndpointSlice = narrowing(
  endpointSliceSchema,
  ({ metadata, endpoints, ports }): EndpointSliceFact => ({
    ...namespacedFact(metadata),
    service: metadata.labels?.['kubernetes.io/service-name'] ?? null,
    // An absent `ready` means unknown, to be read as ready (Kubernetes `discovery/v1`).
    ready: (endpoints ?? []).filter(e => e.conditions?.ready !== false).length,
    ports: (ports ?? []).flatMap(({ port }) => port ?? []),
  }),
);
