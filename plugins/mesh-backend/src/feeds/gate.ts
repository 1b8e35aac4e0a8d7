/** Lets a limited number in at a time; the others wait in order. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.limit) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    } else {
      this.inside++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The place goes to who waited longest, without becoming free in between.
      if (next) next();
      else this.inside--;
    }
  }
}
