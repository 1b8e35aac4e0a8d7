import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { RequestRecord } from '../store';
import { advance } from './advance';
import { applyTargets, startApproved } from './apply';
import { Claim, ClaimLost } from './claim';
import { restoreTargets } from './restore';
import { DONE, Outcome, Run, RunnerDeps } from './runner';
import { verifyApplied } from './verify';

export interface WorkerDeps extends RunnerDeps {
  readonly leaseMs: number;
}

/** How long a request rests after an error of the portal itself, milliseconds. */
const AFTER_ERROR_MS = 10_000;

/** So many requests at a time: one slow cluster must not hold up the others. */
const AT_ONCE = 8;

/**
 * Carries requests out. Every replica has one; a request is worked on by the one that holds its claim. It may die anywhere:
 * another one takes the claim when the lease ends and goes on from what is recorded.
 */
export class Worker {
  readonly id = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;

  private running = 0;

  constructor(private readonly deps: WorkerDeps) {}

  /**
   * Works on what can be worked on now. A tick may begin while an earlier one still waits for a slow cluster.
   * @returns when all that it began has come to rest
   */
  async tick(): Promise<void> {
    await this.expire();
    const { store, clock } = this.deps;
    const free = AT_ONCE - this.running;
    if (free <= 0) return;
    const waiting = await store.claims.waiting(clock.now(), free);
    await Promise.all(waiting.map(request => this.counted(request)));
  }

  private async counted(request: RequestRecord): Promise<void> {
    this.running++;
    try {
      await this.work(request);
    } finally {
      this.running--;
    }
  }

  private async expire(): Promise<void> {
    const { store, clock } = this.deps;
    for (const id of await store.requests.expired(clock.now())) {
      const request = await store.requests.get(id);
      if (!request || !['pending', 'approved'].includes(request.state))
        continue;
      await advance(
        request,
        { event: { type: 'expire' }, actor: 'system' },
        this.deps,
      );
    }
  }

  private async work(read: RequestRecord): Promise<void> {
    const { store, clock, leaseMs, onStep } = this.deps;
    await onStep({ step: 'claim', moment: 'before', requestId: read.id });
    const request = await store.claims.take(
      read,
      this.id,
      clock.now(),
      leaseMs,
    );
    if (!request) return;
    await onStep({ step: 'claim', moment: 'after', requestId: read.id });
    const claim = new Claim(request, this.id, { store, clock, leaseMs });
    let restMs = 0;
    try {
      restMs = await this.goOn(new Run(claim, this.deps));
    } catch (error) {
      if (error instanceof ClaimLost) return;
      restMs = AFTER_ERROR_MS;
      this.deps.logger.error(
        `request ${read.id} could not be worked on`,
        error as Error,
      );
    }
    await claim.release(restMs);
  }

  /** @returns how long the request rests afterwards, milliseconds */
  private async goOn(run: Run): Promise<number> {
    for (;;) {
      const outcome = await stepOf(run);
      if (outcome.next === 'wait') return outcome.ms;
      if (outcome.next === 'done') return 0;
    }
  }
}

async function stepOf(run: Run): Promise<Outcome> {
  const { state, rollingBack } = run.request;
  if (rollingBack) return restoreTargets(run);
  switch (state) {
    case 'approved':
      return startApproved(run);
    case 'applying':
      return applyTargets(run);
    case 'applied':
      return verifyApplied(run);
    default:
      return DONE;
  }
}
