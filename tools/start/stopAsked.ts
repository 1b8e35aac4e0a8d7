import { constants } from 'node:os';

/** Somebody wants everything to end. */
export class StopAsked extends Error {
  constructor(readonly exitCode: number) {
    super('stop asked');
  }
}

/** How often we look whether who started us is still there. Milliseconds. */
const parentCheckMs = 500;

/**
 * Rejects with StopAsked on Ctrl-C, on the signals that mean the same, and when the process that
 * started us is gone. A second Ctrl-C changes nothing: stopping is bounded.
 */
export function untilStopAsked(): Promise<never> {
  const parent = process.ppid;
  return new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () =>
        reject(new StopAsked(128 + constants.signals[signal])),
      );
    }
    setInterval(() => {
      if (process.ppid !== parent) reject(new StopAsked(1));
    }, parentCheckMs).unref();
  });
}
