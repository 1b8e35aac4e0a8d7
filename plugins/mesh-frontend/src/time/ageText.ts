import { dateText } from './dateText';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Age of `at` as one number and one unit: `9 s`, `14 min`, `3 h`, `2 d`; above 7 days the date.
 * A time in the future (clocks differ) counts as now.
 */
export function ageText(at: number, now: number): string {
  const age = Math.max(0, now - at);
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  if (age <= 7 * DAY) return `${Math.floor(age / DAY)} d`;
  return dateText(at, now);
}

/** Whether `ageText` gives a duration, to which "ago" may be added. */
export function isDuration(at: number, now: number): boolean {
  return now - at <= 7 * DAY;
}
