import { RequestPatch, RequestRecord, TargetRecord } from './types';

/** A row as a driver gives it: PostgreSQL has bigint as text and boolean as boolean, SQLite has both as number. */
export type Row = Record<string, unknown>;

const text = (v: unknown) => String(v);
const optionalText = (v: unknown) =>
  v === null || v === undefined ? null : String(v);
export const time = (v: unknown) => Number(v);
export const optionalTime = (v: unknown) =>
  v === null || v === undefined ? null : Number(v);
export const flag = (v: unknown) => v === true || v === 1;
/** What this store wrote, it reads: documents are not parsed against a schema again. */
const json = <T>(v: unknown) => JSON.parse(String(v)) as T;

export function requestOf(row: Row): RequestRecord {
  return {
    id: text(row.id),
    kind: text(row.kind) as RequestRecord['kind'],
    state: text(row.state) as RequestRecord['state'],
    version: Number(row.version),
    title: text(row.title),
    entityRef: optionalText(row.entity_ref),
    requester: text(row.requester),
    reason: optionalText(row.reason),
    input: json(row.input),
    plan: json(row.plan),
    previousHash: optionalText(row.previous_hash),
    difference: json(row.difference),
    requiredApprovals: Number(row.required_approvals),
    approverGroups: json(row.approver_groups),
    rollingBack: flag(row.rolling_back),
    verifyUntil: optionalTime(row.verify_until),
    expectations: json(row.expectations),
    failure: optionalText(row.failure),
    comment: optionalText(row.comment),
    createdAt: time(row.created_at),
    updatedAt: time(row.updated_at),
    expiresAt: optionalTime(row.expires_at),
    claimedBy: optionalText(row.claimed_by),
    leaseUntil: optionalTime(row.lease_until),
    notBefore: time(row.not_before),
    idempotencyDigest: optionalText(row.idempotency_digest),
  };
}

type Column = (value: never) => Row;

const columns: { [K in keyof RequestPatch]-?: Column } = {
  state: (v: string) => ({ state: v }),
  plan: (v: RequestRecord['plan']) => ({
    plan: JSON.stringify(v),
    plan_hash: v.hash,
  }),
  previousHash: (v: string | null) => ({ previous_hash: v }),
  difference: (v: unknown) => ({ difference: JSON.stringify(v) }),
  rollingBack: (v: boolean) => ({ rolling_back: v }),
  verifyUntil: (v: number | null) => ({ verify_until: v }),
  expectations: (v: unknown) => ({ expectations: JSON.stringify(v) }),
  failure: (v: string | null) => ({ failure: v }),
  comment: (v: string | null) => ({ comment: v }),
  notBefore: (v: number) => ({ not_before: v }),
};

export function rowOfPatch(patch: RequestPatch): Row {
  return Object.entries(patch).reduce<Row>(
    (row, [key, value]) => ({
      ...row,
      ...columns[key as keyof RequestPatch](value as never),
    }),
    {},
  );
}

export function targetOf(row: Row): TargetRecord {
  return {
    requestId: text(row.request_id),
    ordinal: Number(row.ordinal),
    cluster: text(row.cluster),
    clusterUid: optionalText(row.cluster_uid),
    objectKey: text(row.object_key),
    namespace: optionalText(row.namespace),
    objectUid: optionalText(row.object_uid),
    owner: optionalText(row.owner),
    steps: json(row.steps),
    writtenAt: optionalTime(row.written_at),
    changed:
      row.changed === null || row.changed === undefined
        ? null
        : flag(row.changed),
    recorded: row.recorded ? json(row.recorded) : null,
    undoneAt: optionalTime(row.undone_at),
  };
}
