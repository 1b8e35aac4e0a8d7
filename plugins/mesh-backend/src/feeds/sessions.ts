import { Clock, sleep } from '../clock';
import { KubeError } from '../kube';

/** What is tried again without a reason to wait starts within this time, milliseconds: not all feeds at once. */
const SOON_MS = 1_000;

export function soon(random: () => number): number {
  return random() * SOON_MS;
}

/** Lets somebody else end what a feed is doing. */
export class Interruptions {
  private controller = new AbortController();

  interrupt(): void {
    this.controller.abort();
  }

  /** Aborts at the next interruption, or with `stop`. */
  next(stop: AbortSignal): AbortSignal {
    this.controller = new AbortController();
    return AbortSignal.any([stop, this.controller.signal]);
  }
}

/** What an interrupted session fails with. */
export function interrupted(): KubeError {
  return new KubeError({
    status: 0,
    reason: 'Aborted',
    message: 'the cluster does not answer',
  });
}

/**
 * Runs sessions one after the other until `stop` aborts.
 * @param session - one try, however long it lasts; gives the time to wait after it, milliseconds
 */
export async function runSessions(
  session: (signal: AbortSignal) => Promise<number>,
  interruptions: Interruptions,
  env: { clock: Clock; random: () => number; stop: AbortSignal },
): Promise<void> {
  const { clock, random, stop } = env;
  while (!stop.aborted) {
    const signal = interruptions.next(stop);
    const wished = await session(signal);
    const wait = signal.aborted ? 0 : wished;
    const waiting = interruptions.next(stop);
    await sleep(clock, wait, waiting);
    if (signal.aborted || waiting.aborted) {
      await sleep(clock, soon(random), stop);
    }
  }
}
