/** Between two tries, milliseconds: the first at most 0.8 s, then twice as long up to 30 s (client-go's constants). */
const FIRST_MS = 800;
const LONGEST_MS = 30_000;
/** After this time of health the next failure starts from the first delay again. */
const FORGET_AFTER_MS = 120_000;

/** How long to wait before the next try. Full jitter: a restarted API server is not met by all feeds at once. */
export class Backoff {
  private failures = 0;
  private healthySince: number | null = null;

  constructor(private readonly random: () => number) {}

  /** @param retryAfterMs what the server asked for; it is the least that is waited */
  next(now: number, retryAfterMs = 0): number {
    if (
      this.healthySince !== null &&
      now - this.healthySince >= FORGET_AFTER_MS
    ) {
      this.failures = 0;
    }
    this.healthySince = null;
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures = Math.min(this.failures + 1, 16);
    return retryAfterMs + Math.round(this.random() * ceiling);
  }

  /** Called whenever things go well. */
  healthy(now: number): void {
    this.healthySince ??= now;
  }
}
