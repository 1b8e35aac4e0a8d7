const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `9 s`, `14 min`, `3 h`, `2 d`: one unit, rounded down. Milliseconds; a clock that is behind counts as 0. @public */
export function ageWords(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

/** `09:58 UTC`: a time of day that reads the same everywhere. Epoch milliseconds. */
export function clockWords(at: number): string {
  const minutes = Math.floor(at / MINUTE) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} UTC`;
}
