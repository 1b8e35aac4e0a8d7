import {
  Effect,
  MachineEvent,
  MachineSubject,
  transition,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import { MeshError } from '../meshError';
import {
  Audience,
  DecisionRecord,
  isUniqueViolation,
  NewTarget,
  RequestPatch,
  RequestRecord,
  Store,
} from '../store';

export interface AdvanceDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** There is work, or something to tell. */
  readonly wake: () => void;
}

/** One event for one request, with what is written beside it. */
export interface Advance {
  readonly event: MachineEvent;
  /** Entity ref of a person, or `system`. */
  readonly actor: string;
  readonly detail?: string | null;
  readonly patch?: RequestPatch;
  readonly decision?: Omit<DecisionRecord, 'void' | 'at'>;
  /** New targets, where the plan is another. */
  readonly targets?: readonly NewTarget[];
}

/** What the machine needs to know of a stored request. */
export async function subjectOf(
  request: RequestRecord,
  store: Store,
): Promise<MachineSubject> {
  const decisions = await store.history.decisions(request.id);
  const targets = await store.targets.of(request.id);
  return {
    state: request.state,
    requester: request.requester,
    planHash: request.plan.hash,
    blocked: request.plan.blocked,
    required: request.requiredApprovals,
    approvedBy: decisions
      .filter(
        d =>
          d.decision === 'approve' &&
          !d.void &&
          d.planHash === request.plan.hash,
      )
      .map(d => d.by),
    written: targets.some(t => t.writtenAt !== null && t.undoneAt === null),
    rollingBack: request.rollingBack,
  };
}

/**
 * Takes a request one step on: asks the machine, and carries its effects out in one transaction that is conditional on the
 * request being still the one that was read.
 * @returns the request afterwards; null when somebody else changed it meanwhile: read it again
 * @throws MeshError with the machine's reason when it refuses
 */
export async function advance(
  read: RequestRecord,
  step: Advance,
  deps: AdvanceDeps,
): Promise<RequestRecord | null> {
  const subject = await subjectOf(read, deps.store);
  const result = transition(subject, step.event);
  if (!result.ok) throw new MeshError(result.code, result.reason);
  const now = deps.clock.now();
  const patch: RequestPatch = {
    ...step.patch,
    state: result.next,
    ...rollbackFlag(step.event),
    ...(result.effects.some(e => e.effect === 'queue') && { notBefore: 0 }),
  };
  const done = await deps.store
    .transaction(async store => {
      if (!(await store.requests.update(read, patch, now))) return false;
      await writeBeside(read, step, result.effects, store, now);
      await append(read, step, result, store, now);
      return true;
    })
    .catch(error => {
      if (isUniqueViolation(error)) throw busy();
      throw error;
    });
  if (!done) return null;
  deps.wake();
  return (await deps.store.requests.get(read.id)) ?? null;
}

export function busy(): MeshError {
  return new MeshError(
    'target-busy',
    'another open request is about the same object',
    { nextStep: 'Wait until it has ended, or withdraw it.' },
  );
}

function rollbackFlag(event: MachineEvent): RequestPatch {
  if (event.type === 'request-rollback') return { rollingBack: true };
  if (event.type === 'rolled-back' || event.type === 'rollback-failed') {
    return { rollingBack: false };
  }
  return {};
}

async function writeBeside(
  { id }: RequestRecord,
  step: Advance,
  effects: readonly Effect[],
  store: Store,
  now: number,
): Promise<void> {
  if (step.decision) {
    await store.history.addDecision(id, { ...step.decision, at: now });
  }
  for (const { effect } of effects) {
    if (effect === 'void-approvals') await store.history.voidApprovals(id);
    if (effect === 'release-targets') await store.targets.release(id);
    if (effect === 'hold-targets') await store.targets.holdAgain(id);
    if (effect === 'delete-credential')
      await store.clusters.deleteOfRequest(id);
  }
  if (step.targets) await store.targets.hold(id, step.targets);
}

async function append(
  { id, state }: RequestRecord,
  step: Advance,
  result: { next: RequestRecord['state']; effects: readonly Effect[] },
  store: Store,
  now: number,
): Promise<void> {
  const notify = result.effects.flatMap((e): Audience[] =>
    e.effect === 'notify' ? [e.who] : [],
  );
  for (const effect of result.effects) {
    if (effect.effect !== 'record') continue;
    await store.history.append(
      {
        requestId: id,
        at: now,
        actor: step.actor,
        type: effect.event,
        from: state,
        to: result.next,
        detail: step.detail ?? null,
      },
      notify,
    );
  }
}

/** Tries again while others are faster; for people, whose click must not be lost to a worker. */
export async function advanceLatest(
  id: string,
  stepOf: (request: RequestRecord) => Promise<Advance> | Advance,
  deps: AdvanceDeps,
): Promise<RequestRecord> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const read = await deps.store.requests.get(id);
    if (!read) throw unknownRequest(id);
    const next = await advance(read, await stepOf(read), deps);
    if (next) return next;
  }
  throw new MeshError(
    'wrong-state',
    'the request changes faster than it can be read',
    {
      nextStep: 'Try again.',
    },
  );
}

export function unknownRequest(id: string): MeshError {
  return new MeshError('unknown-request', `you see no request ${id}`, {
    nextStep: 'Check the number, or ask its owner for the right to see it.',
  });
}
