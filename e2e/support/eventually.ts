import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

const withinMs = 60_000;
const everyMs = 250;

/**
 * Asks again until the answer is true.
 *
 * @throws AssertionError that names `what`, when it never is within a minute
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T>,
): Promise<Exclude<T, false | null | undefined>> {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen as Exclude<T, false | null | undefined>;
    assert.ok(
      Date.now() < until,
      `${what} did not come within ${withinMs / 1000} s`,
    );
    await setTimeout(everyMs);
  }
}
