import { FIXTURE_NOW } from '@mesh-onboarding/backstage-plugin-mesh-common/testing';

/** "Now" of all fixtures. */
export const NOW = FIXTURE_NOW;

const MINUTE = 60_000;

/** RFC 3339 time some minutes before `NOW`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * MINUTE).toISOString();
}

/** RFC 3339 time some minutes after `NOW`. */
export function minutesAhead(minutes: number): string {
  return minutesAgo(-minutes);
}
