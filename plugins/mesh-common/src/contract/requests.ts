import { z } from 'zod';
import {
  expectationSchema,
  planSchema,
  requestInputSchema,
  requestKindSchema,
} from './plans';
import { timeSchema } from './primitives';

export const requestStateSchema = z.enum([
  'pending',
  'approved',
  'applying',
  'applied',
  'verified',
  'rejected',
  'withdrawn',
  'expired',
  'superseded',
  'failed',
  'rolled-back',
]);

export const requestSummarySchema = z.object({
  id: z.string(),
  kind: requestKindSchema,
  state: requestStateSchema,
  /** One line, e.g. `Enrol refunds in ambient`. */
  title: z.string(),
  entityRef: z.string().nullable(),
  requester: z.string(),
  clusters: z.array(z.string()),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  /** The viewer may decide now. */
  needsViewer: z.boolean(),
  /** Second line of the list, in words. */
  detail: z.string(),
});

export const decisionSchema = z.object({
  by: z.string(),
  decision: z.enum(['approve', 'reject']),
  comment: z.string().nullable(),
  planHash: z.string(),
  at: timeSchema,
  /** The plan changed afterwards: it counts no more. */
  void: z.boolean(),
});

export const requestEventSchema = z.object({
  at: timeSchema,
  /** Entity ref of a person, or `system`. */
  actor: z.string(),
  type: z.enum([
    'filed',
    'approved',
    'rejected',
    'plan-changed',
    'claimed',
    'step',
    'applied',
    'verified',
    'failed',
    'withdrawn',
    'expired',
    'superseded',
    'rollback-requested',
    'rolled-back',
  ]),
  from: requestStateSchema.nullable(),
  to: requestStateSchema,
  detail: z.string().nullable(),
});

/** A step of applying, per target. Steps: plan, dry-run, write, verify. */
export const stepSchema = z.object({
  cluster: z.string(),
  object: z.string(),
  step: z.enum(['plan', 'dry-run', 'write', 'verify']),
  state: z.enum(['waiting', 'working', 'done', 'failed', 'skipped']),
  at: timeSchema.nullable(),
  detail: z.string().nullable(),
});

export const planDifferenceSchema = z.object({
  what: z.string(),
  before: z.string(),
  now: z.string(),
});

export const requestSchema = requestSummarySchema.extend({
  input: requestInputSchema.or(z.record(z.string(), z.unknown())),
  reason: z.string().nullable(),
  expiresAt: timeSchema.nullable(),
  plan: planSchema,
  /** The plan before the last change, when approvals were voided by it. */
  previousHash: z.string().nullable(),
  difference: z.array(planDifferenceSchema),
  approvals: z.object({
    required: z.number().int(),
    given: z.number().int(),
    groups: z.array(z.string()),
  }),
  decisions: z.array(decisionSchema),
  events: z.array(requestEventSchema),
  steps: z.array(stepSchema),
  expectations: z.array(expectationSchema),
  /** Why it failed, plain words; the unmet expectations are the evidence. */
  failure: z.string().nullable(),
  viewer: z.object({
    canApprove: z.boolean(),
    canReject: z.boolean(),
    canWithdraw: z.boolean(),
    canRollback: z.boolean(),
    /** Why the viewer cannot approve; null when they can. Plain words. */
    whyNot: z.string().nullable(),
  }),
});

export const requestListSchema = z.object({
  requests: z.array(requestSummarySchema),
  /** Opaque; absent at the end. */
  next: z.string().nullable(),
});

export const decisionInputSchema = z
  .object({
    decision: z.enum(['approve', 'reject']),
    /** The hash that the approver has read. */
    planHash: z.string(),
    comment: z.string().max(2000).optional(),
  })
  .refine(d => d.decision === 'approve' || !!d.comment?.trim(), {
    path: ['comment'],
    message: 'a rejection needs a comment: say what would make it acceptable',
  });

export const commentInputSchema = z.object({
  comment: z.string().max(2000).optional(),
});

/** @public */
export type RequestState = z.infer<typeof requestStateSchema>;
/** @public */
export type RequestSummary = z.infer<typeof requestSummarySchema>;
/** @public */
export type Decision = z.infer<typeof decisionSchema>;
/** @public */
export type RequestEvent = z.infer<typeof requestEventSchema>;
/** @public */
export type RequestStep = z.infer<typeof stepSchema>;
/** @public */
export type PlanDifference = z.infer<typeof planDifferenceSchema>;
/** @public */
export type MeshRequest = z.infer<typeof requestSchema>;
/** @public */
export type RequestList = z.infer<typeof requestListSchema>;
/** @public */
export type DecisionInput = z.infer<typeof decisionInputSchema>;
