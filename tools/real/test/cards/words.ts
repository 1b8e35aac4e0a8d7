/** `1 pod`, `2 pods` */
export const count = (n: number, noun: string) =>
  `${n} ${noun}${n === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c` */
export function list(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)]
    .filter(Boolean)
    .join(' and ');
}

/** How many there are of each value. */
export function tally<T extends string>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * Words that may come in any order, whichever begins with a capital and has the noun: `Ambient in 2 clusters, sidecar in 1.`
 * is what `sidecar in 1` and `ambient in 2` say.
 */
export class AnyOrder {
  constructor(private readonly parts: readonly string[]) {}

  /** `Ambient in 2, sidecar in 1`; a value that all have stands alone. */
  static tally(values: readonly string[]): AnyOrder {
    const counts = [...tally(values)];
    return new AnyOrder(
      counts.length === 1
        ? [counts[0][0]]
        : counts.map(([value, n]) => `${value} in ${n}`),
    );
  }

  isSaidBy(text: string): boolean {
    return sorted(text.split(/, | \| /)) === sorted(this.parts);
  }

  toString(): string {
    return this.parts.join(', ');
  }
}

const sorted = (parts: readonly string[]) =>
  parts
    .map(part => part.toLowerCase().replace(/( clusters?)?\.?$/, ''))
    .sort()
    .join();
