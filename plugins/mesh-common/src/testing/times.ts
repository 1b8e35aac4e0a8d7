/** The moment at which the fixtures are looked at: Tue 24 Nov 2026, 10:12:00 UTC. @public */
export const FIXTURE_NOW = Date.UTC(2026, 10, 24, 10, 12);

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** @public */
export const secondsAgo = (seconds: number) => FIXTURE_NOW - seconds * SECOND;
/** @public */
export const minutesAgo = (minutes: number) => FIXTURE_NOW - minutes * MINUTE;
/** @public */
export const daysAgo = (days: number) => minutesAgo(days * 24 * 60);
