import {
  kindOf,
  Verification,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { RequestRecord } from '../store';
import { DONE, Outcome, Run, RunnerDeps, wait } from './runner';

/** How often a request that is being verified is looked at, milliseconds. Looking asks no cluster. */
const LOOK_MS = 1_000;

/** Everything is written: did the mesh do it? */
export async function verifyApplied(run: Run): Promise<Outcome> {
  return run.step('verify', async () => {
    const { clock } = run.deps;
    const { expectations, settled } = await verification(run.request, run.deps);
    if (settled) {
      for (const target of await run.targets()) {
        await run.mark(target, 'verify', 'done');
      }
      await run.advance({
        event: { type: 'verified' },
        detail: wordsOf({ expectations, settled }),
        patch: { expectations },
      });
      return DONE;
    }
    if (clock.now() < (run.request.verifyUntil ?? 0)) return wait(LOOK_MS);
    const failure = unmetWords({ expectations, settled });
    for (const target of await run.targets()) {
      await run.mark(target, 'verify', 'failed');
    }
    await run.advance({
      event: { type: 'fail' },
      detail: failure,
      patch: { expectations, failure },
    });
    return DONE;
  });
}

/** What is seen now of what an applied request promised. */
export async function verification(
  request: RequestRecord,
  deps: Pick<RunnerDeps, 'planner' | 'peersOf'>,
): Promise<Verification> {
  const { input, plan, kind } = request;
  const { world } = await deps.planner.world(input);
  const asked = plan.targets
    .filter(t => t.object.kind === 'Secret')
    .map(t => t.cluster);
  const peers = await deps.peersOf([...new Set(asked)]);
  return kindOf(kind).verify(input as never, plan, world, peers);
}

function wordsOf({ expectations }: Verification): string {
  const waits = expectations.find(e => e.evidence?.startsWith('No pods yet'));
  if (waits) return 'No pods yet, the first one will be checked';
  const met = expectations.filter(e => e.state === 'met').length;
  return `${met} of ${expectations.length} expectations met`;
}

function unmetWords({ expectations }: Verification): string {
  const open = expectations.filter(e => e.state !== 'met');
  const worst =
    open.find(e => e.state === 'unmet') ??
    open.find(e => e.state === 'working') ??
    open[0];
  return worst.evidence ? `${worst.text}: ${worst.evidence}` : worst.text;
}
