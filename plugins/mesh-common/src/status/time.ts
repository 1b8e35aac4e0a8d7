/** Epoch milliseconds to RFC 3339, UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** Times of freshness are rounded down to this, so that an idle mesh keeps its ETag. */
const FRESHNESS_STEP = 10_000;

/** As `isoTime`, rounded down to 10 s. */
export function coarseTime(ms: number): string {
  return isoTime(Math.floor(ms / FRESHNESS_STEP) * FRESHNESS_STEP);
}
