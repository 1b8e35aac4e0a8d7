import { Clock } from '../clock';

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** A clock that stands still until it is told to move. */
export class ManualClock implements Clock {
  private timers: Timer[] = [];

  constructor(private time = Date.parse('2026-11-24T12:00:00Z')) {}

  now(): number {
    return this.time;
  }

  after(milliseconds: number, call: () => void): () => void {
    const timer = { at: this.time + milliseconds, call };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter(t => t !== timer);
    };
  }

  /** How many timers are waiting. */
  get waiting(): number {
    return this.timers.length;
  }

  /** @throws when a timer is waiting: what was stopped must leave none behind */
  assertIdle(): void {
    if (this.timers.length) {
      throw new Error(`${this.timers.length} timers are still waiting`);
    }
  }

  /** Moves on, calling what falls due in order; what a call sets in motion runs before the next. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (;;) {
      const due = this.timers
        .filter(t => t.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.time = Math.max(this.time, due.at);
      this.timers = this.timers.filter(t => t !== due);
      due.call();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

/** Lets all promises that can go on without I/O do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
