const EVERY_MS = 10;
/** Far more than it takes: a start of 2 s takes 20 s on a machine that is busy with other things. */
const PATIENCE_MS = 60_000;

/**
 * Waits for a condition.
 * @param what - for the message, as "3 ready pods"
 * @throws when it does not hold within the time (milliseconds)
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, EVERY_MS));
  }
}
