import { z } from 'zod';
import { dnsLabelSchema, entityRefSchema, jsonSchema } from './primitives';

export const requestKindSchema = z.enum(['namespace', 'waypoint', 'cluster']);

const entityRef = entityRefSchema.optional();
const reason = z.string().max(2000).optional();

/** Enrol namespaces in ambient. Targets are applied in the order given. */
export const namespaceInputSchema = z.object({
  kind: z.literal('namespace'),
  entityRef,
  reason,
  namespace: dnsLabelSchema,
  clusters: z.array(dnsLabelSchema).min(1).max(50),
});

/** Create a waypoint and, optionally, use it. */
export const waypointInputSchema = z.object({
  kind: z.literal('waypoint'),
  entityRef,
  reason,
  namespace: dnsLabelSchema,
  clusters: z.array(dnsLabelSchema).min(1).max(50),
  name: dnsLabelSchema.default('waypoint'),
  /** Label `istio.io/waypoint-for`; absent: istiod decides (service). */
  trafficType: z.enum(['service', 'workload', 'all']).optional(),
  /** What gets `istio.io/use-waypoint`. */
  use: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('namespace') }),
      z.object({ kind: z.literal('service'), service: dnsLabelSchema }),
    ])
    .default({ kind: 'none' }),
});

/** Register a cluster under a new name with a dropped credential. */
export const clusterInputSchema = z.object({
  kind: z.literal('cluster'),
  entityRef,
  reason,
  name: dnsLabelSchema,
  /** Handle of `POST /credential-drops`. */
  drop: z.string().min(16).max(200),
  /** Clusters that should watch the new one, and be watched by it. */
  peers: z.array(dnsLabelSchema).max(50).default([]),
});

export const requestInputSchema = z.discriminatedUnion('kind', [
  namespaceInputSchema,
  waypointInputSchema,
  clusterInputSchema,
]);

export const severitySchema = z.enum(['error', 'warning', 'note']);

/** A finding of a plan. `hashed` ones are decided without looking at pods and are part of the hash. */
export const planFindingSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  cluster: z.string().nullable(),
  subject: z.string().nullable(),
  message: z.string(),
  nextStep: z.string(),
  hashed: z.boolean(),
});

/** `before`/`after`: null means absent. */
export const mutationSchema = z.object({
  path: z.string(),
  before: jsonSchema.nullable(),
  after: jsonSchema.nullable(),
});

export const planPodSchema = z.object({
  pod: z.string(),
  workload: z.string().nullable(),
  outcome: z.enum(['joins', 'already-in', 'stays-out', 'unknown']),
  why: z
    .enum([
      'host-network',
      'opted-out',
      'keeps-sidecar-until-restart',
      'finished',
      'infrastructure',
      'namespace-excluded',
      'not-running',
      /** No istio-cni runs on its node. */
      'no-node-agent',
    ])
    .nullable(),
});

export const expectationSchema = z.object({
  id: z.string(),
  /** What must be true in the mesh. Plain words. */
  text: z.string(),
  state: z.enum(['met', 'unmet', 'working', 'unknown']),
  evidence: z.string().nullable(),
});

/** One object in one cluster. */
export const planTargetSchema = z.object({
  cluster: z.string(),
  clusterUid: z.string().nullable(),
  object: z.object({
    apiVersion: z.string(),
    kind: z.string(),
    namespace: z.string().nullable(),
    name: z.string(),
    /** null: does not exist yet. */
    uid: z.string().nullable(),
  }),
  mutations: z.array(mutationSchema),
  /** What the plan rests on and the hash covers, read without looking at pods: words for a fact to its value. */
  basis: z.record(z.string(), z.string()).optional(),
  /** The object as it will be sent, for those who want to read YAML. Never holds credentials. */
  manifest: z.string().nullable(),
  /** Evidence, not hashed. null: cannot be known (the reason is a finding). */
  pods: z.array(planPodSchema).nullable(),
  counts: z
    .object({
      joins: z.number().int(),
      staysOut: z.number().int(),
      alreadyIn: z.number().int(),
    })
    .nullable(),
});

export const riskSchema = z.object({
  level: z.enum(['low', 'medium', 'high']),
  reasons: z.array(z.string()),
});

export const planSchema = z.object({
  kind: requestKindSchema,
  /** SHA-256 over the RFC 8785 form of what is approved, hex. */
  hash: z.string(),
  policyVersion: z.string(),
  risk: riskSchema,
  targets: z.array(planTargetSchema),
  findings: z.array(planFindingSchema),
  /** An error finding forbids approval. */
  blocked: z.boolean(),
  /** Every target already is as asked. */
  nothingToDo: z.boolean(),
  /** What will be checked after applying; `state` is that of now. */
  expectations: z.array(expectationSchema),
});

/** @public */
export type RequestKind = z.infer<typeof requestKindSchema>;
/** @public */
export type NamespaceInput = z.infer<typeof namespaceInputSchema>;
/** @public */
export type WaypointInput = z.infer<typeof waypointInputSchema>;
/** @public */
export type ClusterInput = z.infer<typeof clusterInputSchema>;
/** @public */
export type RequestInput = z.infer<typeof requestInputSchema>;
/** What a caller writes: defaults may be left out. @public */
export type RequestInputDraft = z.input<typeof requestInputSchema>;
/** @public */
export type PlanFinding = z.infer<typeof planFindingSchema>;
/** @public */
export type Mutation = z.infer<typeof mutationSchema>;
/** @public */
export type PlanPod = z.infer<typeof planPodSchema>;
/** @public */
export type Expectation = z.infer<typeof expectationSchema>;
/** @public */
export type PlanTarget = z.infer<typeof planTargetSchema>;
/** @public */
export type Risk = z.infer<typeof riskSchema>;
/** @public */
export type Plan = z.infer<typeof planSchema>;
