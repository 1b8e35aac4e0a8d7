import { Clock, sleep } from '../clock';
import { KubeClient, KubeError } from '../kube';

/** How often the API server is asked whether it is there, milliseconds. */
export const BEAT_EVERY_MS = 10_000;
const BEAT_TIMEOUT_MS = 5_000;
/** Missed beats in a row after which open watches are given up: a hung server keeps their connections alive. */
const MISSES_TO_INTERRUPT = 2;

export interface HeartbeatListener {
  /** The API server answers. */
  alive(): void;
  /** It did not, several times in a row. Called once each time that happens. */
  silent(): void;
  /** It answers again after a miss. */
  back(): void;
  /** After each beat, whatever came of it. */
  beaten(): void;
}

/** Asks one API server for its version, over and over, until the signal aborts. */
export async function heartbeat(
  client: KubeClient,
  listener: HeartbeatListener,
  env: { clock: Clock; stop: AbortSignal },
): Promise<void> {
  let misses = 0;
  while (!env.stop.aborted) {
    if (await beat(client, env.stop)) {
      if (misses > 0) listener.back();
      misses = 0;
      listener.alive();
    } else if (++misses === MISSES_TO_INTERRUPT) {
      listener.silent();
    }
    listener.beaten();
    await sleep(env.clock, BEAT_EVERY_MS, env.stop);
  }
}

async function beat(client: KubeClient, signal: AbortSignal): Promise<boolean> {
  try {
    await client.request({
      method: 'GET',
      path: '/version',
      signal,
      timeoutMs: BEAT_TIMEOUT_MS,
    });
    return true;
  } catch (error) {
    // To be refused the version is an answer too.
    return error instanceof KubeError && error.status === 403;
  }
}
