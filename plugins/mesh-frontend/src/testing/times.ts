/** "Now" of all fixtures: 25 November 2026, 10:12 UTC. */
export const NOW = Date.parse('2026-11-25T10:12:00Z');

const MINUTE = 60_000;

/** RFC 3339 time some minutes before `NOW`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * MINUTE).toISOString();
}

/** RFC 3339 time some minutes after `NOW`. */
export function minutesAhead(minutes: number): string {
  return minutesAgo(-minutes);
}
