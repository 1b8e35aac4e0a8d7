import { setTimeout as delay } from 'node:timers/promises';

const retryMs = 300;
/** One question may hang while a bundle is compiled; then it is asked anew. */
const answerMs = 20_000;

/** Asks until the answer is 200 and gives its body. Only the caller's race ends it before. */
export async function untilOk(
  url: string,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const response = await fetch(url, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      });
      const body = await response.text();
      if (response.ok) return body;
    } catch {
      // Nobody listens yet.
    }
    await delay(retryMs, undefined, { signal });
  }
}
