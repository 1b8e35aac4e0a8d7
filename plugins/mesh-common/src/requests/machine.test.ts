import fc from 'fast-check';
import { requestStateSchema, RequestState } from '../contract/requests';
import {
  END_STATES,
  MachineEvent,
  MachineSubject,
  transition,
} from './machine';

const filed: MachineSubject = {
  state: 'pending',
  requester: 'user:default/ana',
  planHash: 'a',
  blocked: false,
  required: 1,
  approvedBy: [],
  written: false,
  rollingBack: false,
};

/** Design, "Words": what may follow what. Written down apart from the machine. */
const follows: Record<RequestState, RequestState[]> = {
  pending: ['approved', 'rejected', 'withdrawn', 'expired', 'superseded'],
  approved: ['pending', 'applying', 'withdrawn', 'expired'],
  applying: ['applied', 'failed'],
  applied: ['verified', 'failed'],
  verified: ['rolled-back', 'failed'],
  failed: ['rolled-back'],
  rejected: [],
  withdrawn: [],
  expired: [],
  superseded: [],
  'rolled-back': [],
};

const people = ['user:default/ana', 'user:default/tom', 'user:default/ida'];
const by = fc.constantFrom(...people);
const planHash = fc.constantFrom('a', 'b', 'c');
const approver = fc.boolean();
const anyEvent: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('approve' as const, 'reject' as const),
    by,
    approver,
    planHash,
  }),
  fc.record({
    type: fc.constantFrom('plan-changed' as const, 'start' as const),
    planHash,
  }),
  fc.record({ type: fc.constant('withdraw' as const), by }),
  fc.record({ type: fc.constant('request-rollback' as const), by, approver }),
  fc.constantFrom<MachineEvent>(
    { type: 'auto-approve' },
    { type: 'written' },
    { type: 'verified' },
    { type: 'fail' },
    { type: 'expire' },
    { type: 'supersede' },
    { type: 'rolled-back' },
    { type: 'rollback-failed' },
  ),
);
const anySubject: fc.Arbitrary<MachineSubject> = fc.record({
  state: fc.constantFrom(...requestStateSchema.options),
  requester: by,
  planHash,
  blocked: fc.boolean(),
  required: fc.integer({ min: 1, max: 3 }),
  approvedBy: fc.uniqueArray(by, { maxLength: 2 }),
  written: fc.boolean(),
  rollingBack: fc.boolean(),
});

/** What the store does with the answer. */
function carryOut(subject: MachineSubject, event: MachineEvent) {
  const result = transition(subject, event);
  if (!result.ok) return { subject, result };
  const has = (name: string) => result.effects.some(e => e.effect === name);
  const approvedBy = has('void-approvals')
    ? []
    : [...subject.approvedBy, ...(event.type === 'approve' ? [event.by] : [])];
  const next: MachineSubject = {
    ...subject,
    state: result.next,
    approvedBy,
    planHash: event.type === 'plan-changed' ? event.planHash : subject.planHash,
    written: subject.written || event.type === 'written',
    rollingBack:
      event.type === 'request-rollback'
        ? true
        : subject.rollingBack && !event.type.startsWith('roll'),
  };
  return { subject: next, result };
}

describe('request machine', () => {
  it('changes state only as the design says', () => {
    fc.assert(
      fc.property(anySubject, anyEvent, (subject, event) => {
        const result = transition(subject, event);
        if (result.ok && result.next !== subject.state) {
          expect(follows[subject.state]).toContain(result.next);
        }
      }),
    );
  });

  it('reaches every state that the design names', () => {
    const seen = new Set<RequestState>();
    fc.assert(
      fc.property(anySubject, anyEvent, (subject, event) => {
        const result = transition(subject, event);
        if (result.ok) seen.add(result.next);
      }),
      { numRuns: 5000, seed: 8 },
    );
    expect([...seen].sort()).toEqual([...requestStateSchema.options].sort());
  });

  it('never applies what was not approved by enough people who did not ask for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 }),
        fc.array(anyEvent, { maxLength: 30 }),
        (required, events) => {
          let subject: MachineSubject = { ...filed, required };
          let approvals: { by: string; hash: string }[] = [];
          let auto = false;
          for (const event of events) {
            const step = carryOut(subject, event);
            if (step.result.ok) {
              if (event.type === 'approve') {
                expect(event.approver).toBe(true);
                approvals.push({ by: event.by, hash: event.planHash });
              }
              if (event.type === 'auto-approve') auto = true;
              if (event.type === 'plan-changed') {
                approvals = [];
                auto = false;
              }
            }
            subject = step.subject;
            if (['applying', 'applied', 'verified'].includes(subject.state)) {
              const valid = new Set(
                approvals
                  // eslint-disable-next-line no-loop-func
                  .filter(a => a.hash === subject.planHash)
                  .map(a => a.by),
              );
              expect(valid.has(subject.requester)).toBe(false);
              expect(auto || valid.size >= required).toBe(true);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('approves and applies no plan with an error', () => {
    fc.assert(
      fc.property(anySubject, anyEvent, (subject, event) => {
        const result = transition({ ...subject, blocked: true }, event);
        const forward = ['approve', 'auto-approve', 'start'];
        if (forward.includes(event.type)) expect(result.ok).toBe(false);
      }),
    );
  });

  it('releases targets and credential at every end but verified', () => {
    fc.assert(
      fc.property(anySubject, anyEvent, (subject, event) => {
        const result = transition(subject, event);
        if (!result.ok || result.next === subject.state) return;
        const names = result.effects.map(e => e.effect);
        const end = END_STATES.includes(result.next);
        expect(names.includes('release-targets')).toBe(end);
        const keeps =
          result.next === 'verified' || event.type === 'rollback-failed';
        expect(names.includes('delete-credential')).toBe(end && !keeps);
      }),
    );
  });

  it('records every accepted event once', () => {
    fc.assert(
      fc.property(anySubject, anyEvent, (subject, event) => {
        const result = transition(subject, event);
        if (!result.ok) return;
        const records = result.effects.filter(e => e.effect === 'record');
        expect(records).toHaveLength(1);
      }),
    );
  });

  it('gives each refusal a code and a sentence', () => {
    const approveAs = (over: object, subject: Partial<MachineSubject> = {}) =>
      transition(
        { ...filed, ...subject },
        {
          type: 'approve',
          by: 'user:default/tom',
          approver: true,
          planHash: 'a',
          ...over,
        },
      );
    expect(approveAs({ by: filed.requester })).toMatchObject({
      code: 'own-request',
    });
    expect(approveAs({ approver: false })).toMatchObject({
      code: 'not-approver',
    });
    expect(approveAs({ planHash: 'b' })).toMatchObject({
      code: 'plan-changed',
    });
    expect(approveAs({}, { blocked: true })).toMatchObject({
      code: 'plan-blocked',
    });
    expect(approveAs({}, { state: 'applying' })).toMatchObject({
      code: 'wrong-state',
    });
    expect(
      approveAs({}, { approvedBy: ['user:default/tom'], required: 2 }),
    ).toMatchObject({ code: 'wrong-state' });
  });

  it('waits for the second approval where two are required', () => {
    const first = carryOut(
      { ...filed, required: 2 },
      {
        type: 'approve',
        by: 'user:default/tom',
        approver: true,
        planHash: 'a',
      },
    );
    expect(first.subject.state).toBe('pending');
    const second = carryOut(first.subject, {
      type: 'approve',
      by: 'user:default/ida',
      approver: true,
      planHash: 'a',
    });
    expect(second.subject.state).toBe('approved');
  });

  it('lets a verified or failed request that wrote something be rolled back, once', () => {
    const verified: MachineSubject = {
      ...filed,
      state: 'verified',
      written: true,
    };
    const ask: MachineEvent = {
      type: 'request-rollback',
      by: 'user:default/tom',
      approver: true,
    };
    const asked = carryOut(verified, ask);
    expect(asked.result).toMatchObject({ ok: true, next: 'verified' });
    expect(transition(asked.subject, ask)).toMatchObject({ ok: false });
    expect(transition(verified, { type: 'rolled-back' }).ok).toBe(false);
    expect(carryOut(asked.subject, { type: 'rolled-back' }).subject.state).toBe(
      'rolled-back',
    );
    expect(
      transition({ ...verified, state: 'failed', written: false }, ask).ok,
    ).toBe(false);
  });
});
