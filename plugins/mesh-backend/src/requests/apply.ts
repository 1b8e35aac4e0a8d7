import {
  isSameTarget,
  PlanTarget,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { TargetRecord } from '../store';
import { changedPlan } from './refresh';
import { DONE, GO_ON, Outcome, Run, wait } from './runner';
import { targetsOf, waitsForClusters } from './targets';

/** How long a request waits before a silent cluster is looked at again, milliseconds. */
const SILENT_MS = 5_000;

/** An approved request: is the plan still the one that was approved? */
export async function startApproved(run: Run): Promise<Outcome> {
  return run.step('plan', async () => {
    await run.claim.keep();
    const { plan, owners } = await run.plan();
    if (waitsForClusters(plan)) return wait(SILENT_MS);
    const { request } = run;
    if (plan.hash !== request.plan.hash) {
      await run.advance(changedPlan(request, plan, targetsOf(plan, owners)));
      return DONE;
    }
    const now = run.deps.clock.now();
    await run.advance({
      event: { type: 'start', planHash: plan.hash },
      detail: `Plan ${plan.hash.slice(0, 4)} is still the same`,
      patch: { verifyUntil: now + run.deps.config.verifyWithinMs },
    });
    for (const target of await run.targets()) {
      await run.mark(target, 'plan', 'done');
    }
    return GO_ON;
  });
}

/** A request that is being applied, from the beginning or from where another worker died. */
export async function applyTargets(run: Run): Promise<Outcome> {
  const targets = await run.targets();
  for (const target of targets.filter(needsDryRun)) {
    const outcome = await dryRun(run, target);
    if (outcome) return outcome;
  }
  const begun = targets.some(t => t.writtenAt !== null);
  for (const target of targets.filter(t => t.writtenAt === null)) {
    const first = !begun && target.ordinal === 0;
    const outcome =
      (first ? null : await stillPlanned(run, target)) ??
      (await applyTarget(run, target));
    if (outcome) return outcome;
  }
  const until = run.deps.clock.now() + run.deps.config.verifyWithinMs;
  return run.advance({
    event: { type: 'written' },
    patch: { verifyUntil: until },
  });
}

function needsDryRun({ writtenAt, steps }: TargetRecord): boolean {
  return writtenAt === null && steps['dry-run'].state !== 'done';
}

/** Would the cluster take it? Asked for all targets before the first is written. @returns null: it would */
async function dryRun(run: Run, target: TargetRecord): Promise<Outcome | null> {
  const write = run.applying(target);
  try {
    await run.step(
      'dry-run',
      async () => {
        await run.claim.keep();
        const found = write && (await run.deps.delivery.look(write));
        if (write && !found?.there) await run.deps.delivery.dryRun(write);
        await run.mark(target, 'dry-run', 'done');
      },
      target.ordinal,
    );
    return null;
  } catch (error) {
    return run.failed(error, target, 'dry-run');
  }
}

/** Time has passed since the request was planned: is this target still as it was approved? @returns null: it is */
async function stillPlanned(
  run: Run,
  target: TargetRecord,
): Promise<Outcome | null> {
  await run.claim.keep();
  const { plan } = await run.plan();
  const approved = run.planned(target);
  const now = plan.targets.find(t => sameName(t, approved));
  const done = now?.mutations.length === 0;
  if (now && (done || isSameTarget(now, approved))) return null;
  if (waitsForClusters(plan)) {
    const { clock } = run.deps;
    if (clock.now() < (run.request.verifyUntil ?? 0)) return wait(SILENT_MS);
  }
  const failure = `${approved.object.kind} ${approved.object.name} in ${target.cluster} is not as it was approved any more`;
  await run.mark(target, 'plan', 'failed', failure);
  return run.advance({
    event: { type: 'fail' },
    detail: failure,
    patch: { failure },
  });
}

function sameName(a: PlanTarget, b: PlanTarget): boolean {
  return (
    a.cluster === b.cluster &&
    a.object.kind === b.object.kind &&
    a.object.name === b.object.name &&
    a.object.namespace === b.object.namespace
  );
}

/** Looks whether it is there, writes it if not, records it. @returns null: go on with the next */
async function applyTarget(
  run: Run,
  target: TargetRecord,
): Promise<Outcome | null> {
  try {
    const written = await run.step(
      'apply',
      () => writeOnce(run, target),
      target.ordinal,
    );
    await run.step(
      'record',
      () => record(run, target, written),
      target.ordinal,
    );
    return null;
  } catch (error) {
    return run.failed(error, target, 'write');
  }
}

interface WrittenOnce {
  /** Not by us, now or before a crash: somebody else made it so. */
  readonly changed: boolean;
  readonly objectUid: string | null;
}

async function writeOnce(run: Run, target: TargetRecord): Promise<WrittenOnce> {
  const write = run.applying(target);
  if (!write) return { changed: false, objectUid: target.objectUid };
  await run.mark(target, 'write', 'working');
  const { delivery } = run.deps;
  const found = await delivery.look(write);
  if (found.there) return { changed: found.ours, objectUid: found.objectUid };
  await run.claim.keep();
  const { objectUid } = await delivery.write(write);
  return { changed: true, objectUid };
}

async function record(
  run: Run,
  target: TargetRecord,
  { changed, objectUid }: WrittenOnce,
): Promise<void> {
  const { clock } = run.deps;
  const planned = run.planned(target);
  const at = clock.now();
  const name = `${planned.object.kind} ${planned.object.name}`;
  await run.claim.record(async store => {
    await store.targets.setWritten(target, {
      at,
      changed,
      recorded: { mutations: planned.mutations, objectUid },
    });
    await store.targets.setStep(target, 'write', {
      state: changed ? 'done' : 'skipped',
      at,
      detail: changed ? null : 'It was so already',
    });
    await store.history.append(
      {
        requestId: run.request.id,
        at,
        actor: 'system',
        type: 'step',
        from: run.request.state,
        to: run.request.state,
        detail: changed
          ? `${name} written in ${target.cluster}`
          : `${name} in ${target.cluster} was so already`,
      },
      [],
    );
  });
}
