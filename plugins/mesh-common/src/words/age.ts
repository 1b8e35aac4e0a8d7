const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** `9 s`, `14 min`, `3 h`, `2 d`: one unit, rounded down. Milliseconds; a clock that is behind counts as 0. @public */
export function ageWords(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

/** `14 min ago`; beyond a week `on 12 Nov 14:09 UTC`. Both epoch milliseconds. @public */
export function agoWords(at: number, now: number): string {
  const age = now - at;
  return age > WEEK ? `on ${momentWords(at, now)}` : `${ageWords(age)} ago`;
}

/** `since 09:58 UTC`; from another day `since 23 Nov 09:58 UTC`. */
export function sinceWords(at: number, now: number): string {
  const sameDay = Math.floor(at / DAY) === Math.floor(now / DAY);
  return `since ${sameDay ? clockWords(at) : momentWords(at, now)}`;
}

const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** `2 Mar 2024`, UTC. */
export function dateWords(at: number): string {
  const date = new Date(at);
  return `${dayWords(date)} ${date.getUTCFullYear()}`;
}

function momentWords(at: number, now: number): string {
  const date = new Date(at);
  const thisYear = date.getUTCFullYear() === new Date(now).getUTCFullYear();
  return `${thisYear ? dayWords(date) : dateWords(at)} ${clockWords(at)}`;
}

function dayWords(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** `09:58 UTC`: a time of day that reads the same everywhere. Epoch milliseconds. */
function clockWords(at: number): string {
  const minutes = Math.floor(at / MINUTE) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} UTC`;
}
