const EVERY_MS = 10;

/**
 * Waits for a condition.
 * @param what - for the message, as "3 ready pods"
 * @throws when it does not hold within the time (milliseconds)
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, EVERY_MS));
  }
}
