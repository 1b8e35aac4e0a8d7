/** Choices from a seed: the same seed and name give the same choices in the same order. */
export class Dice {
  private state: number;

  constructor(private readonly seed: number, private readonly name = '') {
    this.state = hash(`${seed} ${name}`);
  }

  /** Dice of their own for a part, so that a change of one part leaves the choices of all others as they were. */
  of(part: string): Dice {
    return new Dice(this.seed, `${this.name}/${part}`);
  }

  /** A number in [0, 1): mulberry32. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in that many cases of a hundred. */
  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)];
  }

  /** One of the values, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T {
    const total = choices.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [weight, value] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices[choices.length - 1][1];
  }

  /** The same values in another order. */
  shuffled<T>(values: readonly T[]): T[] {
    const all = [...values];
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.between(0, i);
      [all[i], all[j]] = [all[j], all[i]];
    }
    return all;
  }

  /** How many there are, then each one made. */
  times<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.between(least, most) }, (_, i) => make(i));
  }
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) {
    value = Math.imul(value ^ char.charCodeAt(0), 0x01000193);
  }
  return value;
}
