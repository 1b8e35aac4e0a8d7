import { ErrorCode } from '../contract/errors';
import { RequestEvent, RequestState } from '../contract/requests';

/** What the machine needs to know of a request. Nothing else decides. @public */
export interface MachineSubject {
  readonly state: RequestState;
  readonly requester: string;
  readonly planHash: string;
  /** An error finding is in the plan. */
  readonly blocked: boolean;
  readonly required: number;
  /** Who approved the plan of `planHash`. */
  readonly approvedBy: readonly string[];
  /** At least one target was written and not undone. */
  readonly written: boolean;
  /** Somebody asked to restore the state before; a worker is on it. */
  readonly rollingBack: boolean;
}

/** Somebody decides on what they have read. @public */
export interface DecisionEvent {
  readonly type: 'approve' | 'reject';
  readonly by: string;
  /** Member of an approving group; a service never is. */
  readonly approver: boolean;
  readonly planHash: string;
}

/** @public */
export type MachineEvent =
  | DecisionEvent
  /** A rule of the portal approves; no person is needed. */
  | { readonly type: 'auto-approve' }
  /** Planned again, and what would be approved is not the same any more. */
  | { readonly type: 'plan-changed'; readonly planHash: string }
  /** A worker holds the request and has planned it again: the same hash. */
  | { readonly type: 'start'; readonly planHash: string }
  /** Every target is written and recorded. */
  | { readonly type: 'written' }
  | { readonly type: 'verified' }
  | { readonly type: 'fail' }
  | { readonly type: 'withdraw'; readonly by: string }
  | { readonly type: 'expire' }
  /** The requester filed another request for the same targets. */
  | { readonly type: 'supersede' }
  | {
      readonly type: 'request-rollback';
      readonly by: string;
      readonly approver: boolean;
    }
  | { readonly type: 'rolled-back' }
  /** Restoring did not work; what is there now is in the failure. */
  | { readonly type: 'rollback-failed' };

/** What follows from a step. The store carries all of it out in one transaction. @public */
export type Effect =
  /** Append a row to the history. */
  | { readonly effect: 'record'; readonly event: RequestEvent['type'] }
  | {
      readonly effect: 'notify';
      readonly who: 'approvers' | 'requester' | 'owners';
    }
  | { readonly effect: 'void-approvals' }
  /** Nothing else is asked of the targets: others may be filed. */
  | { readonly effect: 'release-targets' }
  /** Nobody else may touch the targets until this is over. */
  | { readonly effect: 'hold-targets' }
  | { readonly effect: 'delete-credential' }
  /** There is work for a worker. */
  | { readonly effect: 'queue' };

/** @public */
export type Transition =
  | {
      readonly ok: true;
      readonly next: RequestState;
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly reason: string };

/** States that nothing leaves but a rollback. @public */
export const END_STATES: readonly RequestState[] = [
  'verified',
  'rejected',
  'withdrawn',
  'expired',
  'superseded',
  'failed',
  'rolled-back',
];

/** @public */
export function isEnd(state: RequestState): boolean {
  return END_STATES.includes(state);
}

const record = (event: RequestEvent['type']): Effect => ({
  effect: 'record',
  event,
});
const notify = (
  ...who: ('approvers' | 'requester' | 'owners')[]
): readonly Effect[] => who.map(w => ({ effect: 'notify', who: w }));
const queue: Effect = { effect: 'queue' };
/** An end without effect in the clusters. */
const close: readonly Effect[] = [
  { effect: 'release-targets' },
  { effect: 'delete-credential' },
];

function to(next: RequestState, ...effects: readonly Effect[]): Transition {
  return { ok: true, next, effects };
}

function refuse(code: ErrorCode, reason: string): Transition {
  return { ok: false, code, reason };
}

/**
 * The state machine of a request: the only place that says what may follow what.
 * It names the effects and performs none of them.
 * @public
 */
export function transition(
  subject: MachineSubject,
  event: MachineEvent,
): Transition {
  switch (event.type) {
    case 'approve':
      return approve(subject, event);
    case 'reject':
      return reject(subject, event);
    case 'auto-approve':
      return autoApprove(subject);
    case 'plan-changed':
      return planChanged(subject, event.planHash);
    case 'start':
      return start(subject, event.planHash);
    case 'withdraw':
      return withdraw(subject, event.by);
    case 'expire':
    case 'supersede':
      return lapse(subject, event.type);
    case 'request-rollback':
    case 'rolled-back':
    case 'rollback-failed':
      return rollback(subject, event);
    default:
      return progress(subject, event.type);
  }
}

function mayDecide(
  subject: MachineSubject,
  event: DecisionEvent,
): Transition | null {
  if (subject.state !== 'pending') {
    return refuse(
      'wrong-state',
      `this request is ${subject.state}: it waits for no decision`,
    );
  }
  if (!event.approver) {
    return refuse(
      'not-approver',
      'only members of the approving groups decide on requests',
    );
  }
  if (event.by === subject.requester) {
    return refuse('own-request', 'you filed it, so somebody else decides');
  }
  if (event.planHash !== subject.planHash) {
    return refuse(
      'plan-changed',
      'the plan changed since you read it: read what differs, then decide',
    );
  }
  return null;
}

function approve(subject: MachineSubject, event: DecisionEvent): Transition {
  const refused = mayDecide(subject, event);
  if (refused) return refused;
  if (subject.blocked) {
    return refuse(
      'plan-blocked',
      'this plan cannot be approved: its findings name what to solve first',
    );
  }
  if (subject.approvedBy.includes(event.by)) {
    return refuse('wrong-state', 'you have approved this plan already');
  }
  if (subject.approvedBy.length + 1 < subject.required) {
    return to('pending', record('approved'), ...notify('requester'));
  }
  return to('approved', record('approved'), queue, ...notify('requester'));
}

function reject(subject: MachineSubject, event: DecisionEvent): Transition {
  return (
    mayDecide(subject, event) ??
    to('rejected', record('rejected'), ...close, ...notify('requester'))
  );
}

function autoApprove(subject: MachineSubject): Transition {
  if (subject.state !== 'pending') {
    return refuse('wrong-state', `this request is ${subject.state}`);
  }
  if (subject.blocked) {
    return refuse('plan-blocked', 'a plan with an error is never approved');
  }
  return to('approved', record('approved'), queue, ...notify('requester'));
}

/** Before anything was written a changed plan goes back to the approvers; afterwards it is a failure. */
function planChanged(subject: MachineSubject, planHash: string): Transition {
  if (subject.state !== 'pending' && subject.state !== 'approved') {
    return refuse(
      'wrong-state',
      `a plan that is ${subject.state} is not made again`,
    );
  }
  if (planHash === subject.planHash) {
    return refuse('wrong-state', 'it is the same plan');
  }
  const back: Effect[] = [record('plan-changed'), { effect: 'void-approvals' }];
  return to('pending', ...back, ...notify('approvers', 'requester'));
}

function start(subject: MachineSubject, planHash: string): Transition {
  if (subject.state !== 'approved') {
    return refuse(
      'wrong-state',
      `a request that is ${subject.state} is not applied`,
    );
  }
  if (planHash !== subject.planHash) {
    return refuse('plan-changed', 'the plan is not the approved one');
  }
  if (subject.blocked) {
    return refuse('plan-blocked', 'a plan with an error is never applied');
  }
  return to('applying', record('claimed'), queue);
}

function progress(
  subject: MachineSubject,
  type: 'written' | 'verified' | 'fail',
): Transition {
  const { state } = subject;
  if (type === 'written' && state === 'applying') {
    return to('applied', record('applied'), queue);
  }
  if (type === 'verified' && state === 'applied') {
    return to(
      'verified',
      record('verified'),
      { effect: 'release-targets' },
      ...notify('requester', 'owners'),
    );
  }
  if (type === 'fail' && (state === 'applying' || state === 'applied')) {
    return to(
      'failed',
      record('failed'),
      ...close,
      ...notify('requester', 'approvers'),
    );
  }
  return refuse('wrong-state', `a request that is ${state} cannot be ${type}`);
}

function withdraw(subject: MachineSubject, by: string): Transition {
  if (by !== subject.requester) {
    return refuse('forbidden', 'only who filed a request can withdraw it');
  }
  if (subject.state !== 'pending' && subject.state !== 'approved') {
    return refuse(
      'wrong-state',
      `this request is ${subject.state}: it can no longer be withdrawn`,
    );
  }
  return to('withdrawn', record('withdrawn'), ...close, ...notify('approvers'));
}

function lapse(
  subject: MachineSubject,
  type: 'expire' | 'supersede',
): Transition {
  const open =
    subject.state === 'pending' ||
    (type === 'expire' && subject.state === 'approved');
  if (!open) {
    return refuse('wrong-state', `a request that is ${subject.state} stays`);
  }
  return type === 'expire'
    ? to('expired', record('expired'), ...close, ...notify('requester'))
    : to('superseded', record('superseded'), ...close);
}

function rollback(
  subject: MachineSubject,
  event: Extract<
    MachineEvent,
    { type: 'request-rollback' | 'rolled-back' | 'rollback-failed' }
  >,
): Transition {
  if (event.type === 'request-rollback') {
    return requestRollback(subject, event.approver);
  }
  const { state } = subject;
  if (!subject.rollingBack || (state !== 'verified' && state !== 'failed')) {
    return refuse('wrong-state', 'nobody asked for a rollback');
  }
  if (event.type === 'rolled-back') {
    return to(
      'rolled-back',
      record('rolled-back'),
      ...close,
      ...notify('requester', 'owners', 'approvers'),
    );
  }
  // The credential stays where the request was verified: the cluster is still registered.
  return to(
    'failed',
    record('failed'),
    { effect: 'release-targets' },
    ...notify('requester', 'approvers'),
  );
}

function requestRollback(
  subject: MachineSubject,
  approver: boolean,
): Transition {
  if (!approver) {
    return refuse(
      'not-approver',
      'only members of the approving groups roll a request back',
    );
  }
  const { state, written, rollingBack } = subject;
  if ((state !== 'verified' && state !== 'failed') || !written) {
    return refuse(
      'wrong-state',
      `this request is ${state}${
        written ? '' : ' and wrote nothing'
      }: there is nothing to restore`,
    );
  }
  if (rollingBack) {
    return refuse('wrong-state', 'it is being rolled back already');
  }
  return to(
    state,
    record('rollback-requested'),
    { effect: 'hold-targets' },
    queue,
  );
}
