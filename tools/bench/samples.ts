/** Times of one thing done again and again, milliseconds. */
export interface Times {
  readonly n: number;
  readonly p50: number;
  readonly p99: number;
}

/** @param durations - milliseconds, at least one */
export function timesOf(durations: readonly number[]): Times {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { n: sorted.length, p50: at(0.5), p99: at(0.99) };
}

/** Does it `warmUp` times for nothing and `n` times with the clock. One after another: the next begins when one has ended. */
export async function measure(
  counts: { n: number; warmUp: number },
  action: () => unknown,
): Promise<Times> {
  for (let i = 0; i < counts.warmUp; i++) await action();
  const durations: number[] = [];
  for (let i = 0; i < counts.n; i++) {
    const began = performance.now();
    await action();
    durations.push(performance.now() - began);
  }
  return timesOf(durations);
}
