import { createHash } from 'node:crypto';
import {
  isEnd,
  Plan,
  RequestInput,
  requestTitle,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshError } from '../meshError';
import {
  isUniqueViolation,
  NewRequest,
  RequestRecord,
  Store,
  StoredInput,
} from '../store';
import { Actor } from './actor';
import { advance, AdvanceDeps, busy } from './advance';
import { RequestsConfig } from './config';
import { Planned } from './planner';
import { ApprovalPolicy } from './policy';
import { refusalOf } from './refusal';
import { targetsOf } from './targets';

export interface FilingDeps extends AdvanceDeps {
  readonly config: RequestsConfig;
  readonly policy: ApprovalPolicy;
}

export interface Filing {
  readonly input: RequestInput;
  readonly actor: Actor;
  readonly planned: Planned;
  readonly idempotencyKey: string | null;
  /** Done in the transaction of the filing, e.g. using a drop up. */
  readonly beside?: (store: Store, requestId: string) => Promise<void>;
}

/**
 * Files a request. A filing with the same idempotency key by the same person gives the request that the first one made.
 * @throws MeshError: the first error of the plan, `nothing-to-do`, `target-busy`
 */
export async function fileRequest(
  filing: Filing,
  deps: FilingDeps,
): Promise<RequestRecord> {
  const { plan } = filing.planned;
  refuseErrors(plan, filing.input);
  if (plan.nothingToDo) {
    throw new MeshError('nothing-to-do', 'everything is as you ask already', {
      nextStep: 'There is nothing to file.',
    });
  }
  await supersedeOwn(filing, deps);
  try {
    const id = await insert(filing, deps);
    const filed = await deps.store.requests.get(id);
    if (!filed) throw new Error(`request ${id} was filed and is gone`);
    return (await approveByRule(filed, deps)) ?? filed;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const first = await repeatedFiling(
      filing.actor,
      filing.input,
      filing.idempotencyKey,
      deps.store,
    );
    if (first) return first;
    throw busy();
  }
}

/**
 * The request that an earlier filing with this key made.
 * @throws MeshError `invalid-input` when the key came with another input then
 */
export async function repeatedFiling(
  actor: Actor,
  input: RequestInput,
  key: string | null,
  store: Store,
): Promise<RequestRecord | undefined> {
  if (key === null) return undefined;
  const first = await store.requests.byIdempotencyKey(actor.ref, key);
  if (first && first.idempotencyDigest !== digest(input)) {
    throw new MeshError(
      'invalid-input',
      'this Idempotency-Key was used for another request',
      {
        field: 'Idempotency-Key',
        nextStep: 'Use a new key for a new request.',
      },
    );
  }
  return first;
}

/** Errors forbid filing; that a cluster is silent does not: the plan is made before the approval. */
function refuseErrors(plan: Plan, input: RequestInput): void {
  const error = plan.findings.find(
    f => f.severity === 'error' && f.code !== 'cluster-silent',
  );
  if (error) throw refusalOf(error, input);
}

async function insert(filing: Filing, deps: FilingDeps): Promise<string> {
  const { planned, actor } = filing;
  const now = deps.clock.now();
  const id = await deps.store.transaction(async store => {
    const requestId = await store.requests.insert(
      newRequest(filing, deps, now),
    );
    await store.targets.hold(
      requestId,
      targetsOf(planned.plan, planned.owners),
    );
    await filing.beside?.(store, requestId);
    await store.history.append(
      {
        requestId,
        at: now,
        actor: actor.ref,
        type: 'filed',
        from: null,
        to: 'pending',
        detail: filing.input.reason ?? null,
      },
      ['approvers'],
    );
    return requestId;
  });
  deps.wake();
  return id;
}

function newRequest(
  { input, actor, planned, idempotencyKey }: Filing,
  { config, policy }: FilingDeps,
  now: number,
): NewRequest {
  return {
    kind: input.kind,
    state: 'pending',
    title: requestTitle(input),
    entityRef: input.entityRef?.toLocaleLowerCase('en-US') ?? null,
    requester: actor.ref,
    reason: input.reason ?? null,
    input: withoutDrop(input),
    plan: planned.plan,
    previousHash: null,
    difference: [],
    requiredApprovals: policy.required,
    approverGroups: policy.groups,
    rollingBack: false,
    verifyUntil: null,
    expectations: planned.plan.expectations,
    failure: null,
    comment: null,
    createdAt: now,
    expiresAt: now + config.expireAfterMs,
    idempotencyKey,
    idempotencyDigest: idempotencyKey === null ? null : digest(input),
  };
}

function withoutDrop(input: RequestInput): StoredInput {
  if (input.kind !== 'cluster') return input;
  const { drop: _usedUp, ...rest } = input;
  return rest;
}

/** Of the input as it was parsed: the same JSON, the same digest. */
function digest(input: RequestInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

/** Who files again for the same targets changes their mind; a request of others stays in the way. */
async function supersedeOwn(filing: Filing, deps: FilingDeps): Promise<void> {
  const { planned, actor } = filing;
  const holders = await deps.store.targets.holders(
    targetsOf(planned.plan, planned.owners),
  );
  const requests = await Promise.all(
    holders.map(id => deps.store.requests.get(id)),
  );
  const active = requests.flatMap(r => (r && !isEnd(r.state) ? [r] : []));
  const mine = active.filter(
    r => r.requester === actor.ref && r.state === 'pending',
  );
  // All or nothing: superseding one and then being refused for another would lose a request.
  if (mine.length < holders.length) throw busy();
  for (const request of mine) {
    const event = { type: 'supersede' } as const;
    await advance(request, { event, actor: actor.ref }, deps);
  }
}

async function approveByRule(
  request: RequestRecord,
  deps: FilingDeps,
): Promise<RequestRecord | null> {
  if (!deps.policy.approvesItself(request.plan)) return null;
  return advance(
    request,
    {
      event: { type: 'auto-approve' },
      actor: 'system',
      detail: 'A rule of the portal approves requests like this one',
    },
    deps,
  );
}
