import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterCandidate,
  kindOf,
  PeerReports,
  Plan,
  PlanTarget,
  Write,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Delivery, DeliveryFailure } from '../delivery';
import { RequestRecord, TargetRecord } from '../store';
import { Advance, advance, AdvanceDeps } from './advance';
import { Claim, ClaimLost } from './claim';
import { RequestsConfig } from './config';
import { Planner } from './planner';
import { StepListener, StepName } from './steps';

export interface RunnerDeps extends AdvanceDeps {
  readonly logger: LoggerService;
  readonly config: RequestsConfig;
  readonly planner: Planner;
  readonly delivery: Delivery;
  readonly candidateOf: (
    request: RequestRecord,
  ) => Promise<ClusterCandidate | undefined>;
  /** Asks the istiods of these clusters about their peers. */
  readonly peersOf: (clusters: readonly string[]) => Promise<PeerReports>;
  readonly onStep: StepListener;
}

/** What the worker does with a claimed request when a step has ended. */
export type Outcome =
  | { readonly next: 'go-on' }
  /** Give it back and look again later. */
  | { readonly next: 'wait'; readonly ms: number }
  | { readonly next: 'done' };

export const GO_ON: Outcome = { next: 'go-on' };
export const DONE: Outcome = { next: 'done' };
export const wait = (ms: number): Outcome => ({ next: 'wait', ms });

/** A claimed request with what its steps share. */
export class Run {
  constructor(readonly claim: Claim, readonly deps: RunnerDeps) {}

  get request(): RequestRecord {
    return this.claim.request;
  }

  targets(): Promise<TargetRecord[]> {
    return this.deps.store.targets.of(this.request.id);
  }

  /** The stored target as the plan has it. */
  planned(target: TargetRecord, plan: Plan = this.request.plan): PlanTarget {
    return plan.targets[target.ordinal];
  }

  applying(target: TargetRecord): Write | null {
    const { input, plan, kind } = this.request;
    return kindOf(kind).apply(input as never, plan, this.planned(target));
  }

  restoring(target: TargetRecord): Write | null {
    const { input, plan, kind } = this.request;
    return kindOf(kind).rollback(
      input as never,
      plan,
      this.planned(target),
      target.objectUid,
    );
  }

  async plan(): Promise<Awaited<ReturnType<Planner['plan']>>> {
    const candidate = await this.deps.candidateOf(this.request);
    return this.deps.planner.plan(this.request.input, candidate);
  }

  /** Does a named step; whoever listens is told before and after. */
  async step<T>(
    step: StepName,
    work: () => Promise<T>,
    ordinal?: number,
  ): Promise<T> {
    const { onStep } = this.deps;
    const at = { step, requestId: this.request.id, ordinal };
    await onStep({ ...at, moment: 'before' });
    const result = await work();
    await onStep({ ...at, moment: 'after' });
    return result;
  }

  /** @throws ClaimLost when the request was changed by somebody else */
  async advance(step: Omit<Advance, 'actor'>): Promise<Outcome> {
    const next = await advance(
      this.request,
      { actor: 'system', ...step },
      this.deps,
    );
    if (!next) throw new ClaimLost();
    this.claim.request = next;
    return GO_ON;
  }

  /** A failed write: another try where that can help and time is left, else the end. */
  async failed(
    error: unknown,
    target: TargetRecord,
    step: 'dry-run' | 'write',
  ): Promise<Outcome> {
    if (!(error instanceof DeliveryFailure)) throw error;
    const { clock, logger } = this.deps;
    logger.info(
      `request ${this.request.id}, ${step}: ${error.message}`,
      error.cause instanceof Error ? error.cause : undefined,
    );
    const deadline = this.request.verifyUntil ?? 0;
    if (error.retry && clock.now() < deadline) {
      await this.mark(target, step, 'working', error.message);
      return wait(5_000);
    }
    await this.mark(target, step, 'failed', error.message);
    return this.advance({
      event: { type: this.request.rollingBack ? 'rollback-failed' : 'fail' },
      detail: error.message,
      patch: { failure: error.message },
    });
  }

  mark(
    target: TargetRecord,
    step: keyof TargetRecord['steps'],
    state: TargetRecord['steps']['plan']['state'],
    detail: string | null = null,
  ): Promise<void> {
    const at = this.deps.clock.now();
    return this.claim.record(store =>
      store.targets.setStep(target, step, { state, at, detail }),
    );
  }
}
