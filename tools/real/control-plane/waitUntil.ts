import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until `check` answers with something other than
 * undefined; a throw counts as "not yet" and is named when time runs out.
 * @param what  completes the sentence "... did not happen within N s"
 */
export async function waitUntil<T>(
  what: string,
  check: () => Promise<T | undefined> | T | undefined,
  options: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> {
  const { timeoutMs = 60_000, everyMs = 100 } = options;
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await check();
      if (answer !== undefined) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await delay(everyMs);
  }
  const reason = lastError instanceof Error ? `: ${lastError.message}` : '';
  throw new Error(
    `${what} did not happen within ${timeoutMs / 1000} s${reason}`,
  );
}
