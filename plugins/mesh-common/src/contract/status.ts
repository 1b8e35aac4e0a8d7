import { z } from 'zod';
import { reportAdviceSchema } from '../inspect/report';
import { dnsLabelSchema, entityRefSchema, timeSchema } from './primitives';
import { requestSummarySchema } from './requests';

/** How the data of a cluster got here, worst feed first. `missing` names kinds that could not be read. */
export const freshnessSchema = z.object({
  state: z.enum([
    'live',
    'connecting',
    'stale',
    'unauthorized',
    'forbidden',
    'failed',
  ]),
  /** When the cluster last confirmed what is shown; rounded down to 10 s so that an idle mesh keeps its ETag. */
  seenAt: timeSchema.nullable(),
  missing: z.array(z.string()),
});

export const dataPlaneModeSchema = z.enum([
  'ambient',
  'sidecar',
  'mixed',
  'none',
  'empty',
  'unknown',
]);

export const podCountsSchema = z.object({
  total: z.number().int(),
  ambient: z.number().int(),
  sidecar: z.number().int(),
  none: z.number().int(),
  /** Asked for ambient, not captured yet. */
  pending: z.number().int(),
  /** Redirected without a ztunnel: traffic is stuck. */
  blocked: z.number().int(),
  /** Would get a sidecar at the next restart. */
  pendingRestart: z.number().int(),
  optedOut: z.number().int(),
  hostNetwork: z.number().int(),
});

/**
 * What stands out in one cluster, worst first. Codes, not words.
 * The words of each are in `words/`.
 */
export const modeReasonSchema = z.enum([
  'redirection-pending',
  'label-conflict',
  'half-moved',
  'labelled-not-captured',
  'joining',
  'changes-at-restart',
  'opted-out',
  'host-network',
  'namespace-excluded',
  'cluster-not-ambient',
  'node-agent-missing',
  'nothing-running',
  'pods-unreadable',
]);

export const mtlsModeSchema = z.enum([
  'STRICT',
  'PERMISSIVE',
  'DISABLE',
  'NONE',
  'BLOCKED',
  'NOT_APPLICABLE',
]);

export const mtlsResultSchema = z.object({
  mode: mtlsModeSchema,
  /** Container port to mode, only where it differs from `mode`. */
  ports: z.record(z.string(), mtlsModeSchema),
});

export const mtlsSchema = mtlsResultSchema.extend({
  /** The pods differ among themselves; `mode` is then the weakest and `breakdown` counts them. */
  mixed: z.boolean(),
  breakdown: z.partialRecord(mtlsModeSchema, z.number().int()),
  uncertain: z.boolean(),
  alternative: mtlsResultSchema.nullable(),
  reason: z
    .enum([
      'no-proxy',
      'partly-captured',
      'bypass-inbound',
      'ports-excluded',
      'disable-in-ambient',
      'port-exception',
      'uncertain-conversion',
      'tied-policies',
      'unknown',
    ])
    .nullable(),
});

export const policyRowSchema = z.object({
  cluster: z.string(),
  /** `namespace/name` */
  policy: z.string(),
  scope: z.enum(['mesh', 'namespace', 'workload']),
  mode: z.enum(['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT']).nullable(),
  ports: z.record(z.string(), z.string()),
  verdict: z.enum(['decides', 'overruled', 'ignored']),
  why: z.enum([
    'wins',
    'more-specific-wins',
    'older-wins',
    'as-old-as-the-winner',
    'selector-in-root-namespace',
    'other-revision',
    'empty-selector-ignored-in-ambient',
    'no-proxy-enforces-it',
    'does-not-match',
    'inherits',
  ]),
  createdAt: timeSchema,
});

export const waypointRowSchema = z.object({
  /** Object that asks for it. */
  subject: z.object({
    kind: z.enum([
      ...(['Namespace', 'Service', 'Pod'] as const),
      ...(['ServiceEntry', 'WorkloadEntry'] as const),
    ]),
    name: z.string(),
  }),
  name: z.string(),
  namespace: z.string(),
  bound: z.boolean().nullable(),
  reason: z.enum([
    'bound',
    'missing',
    'not-ready',
    'no-pods',
    'attachment-denied',
    'unsupported-traffic-type',
    'cross-namespace-forbidden',
    'opted-out',
    'listener-unsupported',
    'waiting-for-controller',
    'unknown',
  ]),
});

export const workloadRowSchema = z.object({
  namespace: z.string(),
  kind: z.string(),
  name: z.string(),
  pods: podCountsSchema,
  mode: dataPlaneModeSchema,
  mtls: mtlsModeSchema,
});

/** An entity in one cluster. */
export const entityClusterSchema = z.object({
  cluster: z.string(),
  clusterUid: z.string().nullable(),
  network: z.string().nullable(),
  freshness: freshnessSchema,
  namespaces: z.array(z.string()),
  declared: z.enum(['ambient', 'sidecar', 'none', 'conflict', 'unknown']),
  mode: dataPlaneModeSchema,
  /** Mode of the cluster as a whole. */
  clusterMode: dataPlaneModeSchema,
  pods: podCountsSchema,
  reasons: z.array(modeReasonSchema),
  /** When the first of `reasons` began, where it is known. */
  since: timeSchema.nullable(),
  mtls: mtlsSchema,
  waypoints: z.array(waypointRowSchema),
  /** Only with `detail=true`. */
  workloads: z.array(workloadRowSchema).optional(),
  /** Only with `detail=true`: labels of the namespaces that decide, `namespace` to label map. */
  labels: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** How the entity finds its workloads. */
export const entityLinkSchema = z.object({
  by: z.enum(['namespaces', 'label-selector', 'kubernetes-id', 'namespace']),
  annotation: z.string(),
  value: z.string(),
});

export const entityStatusSchema = z.object({
  entityRef: entityRefSchema,
  state: z.enum(['ok', 'unconfirmed', 'no-workloads', 'not-linked']),
  link: entityLinkSchema.nullable(),
  /** `unconfirmed`: which claims are not confirmed, and what the platform side says. */
  claim: z
    .object({
      namespaces: z.array(
        z.object({ cluster: z.string(), namespace: z.string() }),
      ),
      entityOwner: z.string().nullable(),
      /** The line that would confirm it; for members of the approving groups only. */
      confirmWith: z.string().nullable(),
    })
    .nullable(),
  /** `no-workloads`: the nearest value that has pods, and how many. */
  suggestion: z
    .object({ value: z.string(), pods: z.number().int() })
    .nullable(),
  clustersSearched: z.number().int(),
  /** Worst first. */
  clusters: z.array(entityClusterSchema),
  policies: z.array(policyRowSchema).optional(),
  /** Only with `detail=true`: which mode fits the namespaces of the entity, and why. */
  advice: z.array(reportAdviceSchema).optional(),
  /** Open and last requests of the entity that the viewer may read, newest first, at most 5. */
  requests: z.array(requestSummarySchema),
  /** Stands for the entity in the messages of the signal channel `mesh` (`signalSchema`); the backend fills it. */
  signalKey: z.string().optional(),
});

/** Channel of the signals of this plugin. @public */
export const MESH_SIGNAL_CHANNEL = 'mesh';

/** A signal: something changed, ask again. Channels have no authorization, so it names nothing: compare with `signalKey`. */
export const signalSchema = z.object({
  /** Keys of the entities whose status changed. */
  changed: z.array(z.string()),
  /** Too many to list: whoever shows anything asks again. */
  all: z.boolean(),
});

/** @public */
export type MeshSignal = z.infer<typeof signalSchema>;
/** @public */
export type Freshness = z.infer<typeof freshnessSchema>;
/** @public */
export type DataPlaneMode = z.infer<typeof dataPlaneModeSchema>;
/** @public */
export type PodCounts = z.infer<typeof podCountsSchema>;
/** @public */
export type ModeReason = z.infer<typeof modeReasonSchema>;
/** @public */
export type MtlsMode = z.infer<typeof mtlsModeSchema>;
/** @public */
export type MtlsResult = z.infer<typeof mtlsResultSchema>;
/** @public */
export type MtlsStatus = z.infer<typeof mtlsSchema>;
/** @public */
export type PolicyRow = z.infer<typeof policyRowSchema>;
/** @public */
export type WaypointRow = z.infer<typeof waypointRowSchema>;
/** @public */
export type WorkloadRow = z.infer<typeof workloadRowSchema>;
/** @public */
export type EntityCluster = z.infer<typeof entityClusterSchema>;
/** @public */
export type EntityStatus = z.infer<typeof entityStatusSchema>;

export const namespaceKeySchema = z.object({
  cluster: dnsLabelSchema,
  namespace: dnsLabelSchema,
});
