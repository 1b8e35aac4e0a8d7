import {
  Decision,
  Expectation,
  Mutation,
  Plan,
  PlanDifference,
  RequestEvent,
  RequestInput,
  RequestKind,
  RequestState,
  RequestStep,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Input as it is kept: a handle of a credential is never stored. */
export type StoredInput =
  | Exclude<RequestInput, { kind: 'cluster' }>
  | Omit<Extract<RequestInput, { kind: 'cluster' }>, 'drop'>;

/** A request as the database has it. Times are epoch milliseconds. */
export interface RequestRecord {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly version: number;
  readonly title: string;
  readonly entityRef: string | null;
  readonly requester: string;
  readonly reason: string | null;
  readonly input: StoredInput;
  readonly plan: Plan;
  readonly previousHash: string | null;
  readonly difference: readonly PlanDifference[];
  readonly requiredApprovals: number;
  readonly approverGroups: readonly string[];
  readonly rollingBack: boolean;
  readonly verifyUntil: number | null;
  readonly expectations: readonly Expectation[];
  readonly failure: string | null;
  readonly comment: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
  readonly claimedBy: string | null;
  readonly leaseUntil: number | null;
  readonly notBefore: number;
  readonly idempotencyDigest: string | null;
}

export type NewRequest = Omit<
  RequestRecord,
  'id' | 'version' | 'updatedAt' | 'claimedBy' | 'leaseUntil' | 'notBefore'
> & { readonly idempotencyKey: string | null };

/** What may change in a request; `version`, `updatedAt` follow by themselves. */
export type RequestPatch = Partial<
  Pick<
    RequestRecord,
    | 'state'
    | 'plan'
    | 'previousHash'
    | 'difference'
    | 'rollingBack'
    | 'verifyUntil'
    | 'expectations'
    | 'failure'
    | 'comment'
    | 'notBefore'
  >
>;

export type TargetSteps = Record<
  RequestStep['step'],
  Pick<RequestStep, 'state' | 'detail'> & { at: number | null }
>;

/** What was done to a target, for rolling it back. Never holds a credential. */
export interface Recorded {
  readonly mutations: readonly Mutation[];
  readonly objectUid: string | null;
}

export interface TargetRecord {
  readonly requestId: string;
  readonly ordinal: number;
  readonly cluster: string;
  readonly clusterUid: string | null;
  readonly objectKey: string;
  /** The namespace that is, or that holds, the object; null: an object of the whole cluster. */
  readonly namespace: string | null;
  readonly objectUid: string | null;
  readonly owner: string | null;
  readonly steps: TargetSteps;
  readonly writtenAt: number | null;
  readonly changed: boolean | null;
  readonly recorded: Recorded | null;
  readonly undoneAt: number | null;
}

export type NewTarget = Pick<
  TargetRecord,
  'cluster' | 'clusterUid' | 'objectKey' | 'namespace' | 'objectUid' | 'owner'
>;

export interface DecisionRecord extends Omit<Decision, 'at'> {
  readonly at: number;
}

export interface EventRecord extends Omit<RequestEvent, 'at'> {
  readonly id: number;
  readonly requestId: string;
  readonly at: number;
}

export type NewEvent = Omit<EventRecord, 'id'>;

/** An entity, and the namespaces of which the platform side says that they are its owner's. */
export interface EntityPlaces {
  /** Full ref, lower case. */
  readonly entityRef: string;
  readonly namespaces: readonly { cluster: string; namespace: string }[];
}

/** Whom an event concerns. */
export type Audience = 'approvers' | 'requester' | 'owners';
