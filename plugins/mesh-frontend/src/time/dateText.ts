const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
});
const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
});
const seconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const full = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** `12 Nov 14:09`; the year only when it is not this year. In the viewer's time zone. */
export function dateText(at: number, now: number): string {
  return `${dayText(at, now)} ${time.format(new Date(at))}`;
}

/** `2 Mar 2024`: the day alone; the year only when it is not this year. */
export function dayText(at: number, now: number): string {
  const year = new Date(at).getFullYear();
  const suffix = year === new Date(now).getFullYear() ? '' : ` ${year}`;
  return `${day.format(new Date(at))}${suffix}`;
}

/** `Today 09:12`, or the date. */
export function momentText(at: number, now: number): string {
  const today = new Date(now).toDateString() === new Date(at).toDateString();
  return today ? `Today ${time.format(at)}` : dateText(at, now);
}

/** `09:52:02` */
export function clockText(at: number): string {
  return seconds.format(at);
}

/** Absolute time with zone, for tooltips. */
export function absoluteText(at: number): string {
  return full.format(at);
}
