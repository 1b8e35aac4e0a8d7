import { DeliveryFailure } from '../delivery';
import { TargetRecord } from '../store';
import { DONE, Outcome, Run } from './runner';

/** A rollback: the targets that were written are restored, the last first; then the request is rolled back. */
export async function restoreTargets(run: Run): Promise<Outcome> {
  const targets = await run.targets();
  const open = targets.filter(t => t.writtenAt !== null && t.undoneAt === null);
  for (const target of open.reverse()) {
    const outcome = await restoreTarget(run, target);
    if (outcome) return outcome;
  }
  await run.advance({
    event: { type: 'rolled-back' },
    detail: 'The state before is restored',
    patch: { failure: null },
  });
  return DONE;
}

async function restoreTarget(
  run: Run,
  target: TargetRecord,
): Promise<Outcome | null> {
  // What was so before the request is not the request's to take away.
  const write = target.changed ? run.restoring(target) : null;
  try {
    if (write) {
      await run.step(
        'apply',
        async () => {
          await run.claim.keep();
          const found = await run.deps.delivery.look(write);
          if (!found.there) await run.deps.delivery.write(write);
        },
        target.ordinal,
      );
    }
    await run.step(
      'record',
      () => recordUndone(run, target, write ? 'is as before' : null),
      target.ordinal,
    );
    return null;
  } catch (error) {
    if (!(await isOutOfReach(run, target, error))) {
      return run.failed(error, target, 'write');
    }
    await recordUndone(
      run,
      target,
      'stays: the credential of the cluster is gone. Remove it there by hand',
    );
    return null;
  }
}

/** What was written into a cluster whose registration failed: its credential was deleted with the failure. */
async function isOutOfReach(
  run: Run,
  target: TargetRecord,
  error: unknown,
): Promise<boolean> {
  const { id, input } = run.request;
  return (
    error instanceof DeliveryFailure &&
    error.code === 'unknown-cluster' &&
    input.kind === 'cluster' &&
    target.cluster === input.name &&
    !(await run.deps.store.clusters.ofRequest(id))
  );
}

async function recordUndone(
  run: Run,
  target: TargetRecord,
  /** What became of it; null: nothing was done. */
  what: string | null,
): Promise<void> {
  const { object } = run.planned(target);
  const { state } = run.request;
  const at = run.deps.clock.now();
  await run.claim.record(async store => {
    await store.targets.setUndone(target, at);
    if (what === null) return;
    await store.history.append(
      {
        requestId: run.request.id,
        at,
        actor: 'system',
        type: 'step',
        from: state,
        to: state,
        detail: `${object.kind} ${object.name} in ${target.cluster} ${what}`,
      },
      [],
    );
  });
}
