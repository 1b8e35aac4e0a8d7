import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../clock';

/** Something that is done again and again. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  /** It may begin while its last run has not ended. */
  readonly overlapping?: boolean;
  readonly run: () => Promise<void>;
}

/** Does chores at their times, and at once when woken. An error of one is logged and ends nothing. */
export class Loop {
  private readonly cancels = new Map<Chore, () => void>();
  private readonly running = new Map<Chore, Set<Promise<void>>>();
  private readonly again = new Set<Chore>();
  private stopped = false;

  constructor(
    private readonly chores: readonly Chore[],
    private readonly deps: { clock: Clock; logger: LoggerService },
  ) {}

  start(): void {
    for (const chore of this.chores) this.go(chore);
  }

  /** Does all chores now. */
  wake(): void {
    if (this.cancels.size === 0 && this.running.size === 0) return;
    for (const chore of this.chores) this.go(chore);
  }

  /** @returns when what was running has ended */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const cancel of this.cancels.values()) cancel();
    await Promise.all([...this.running.values()].flatMap(runs => [...runs]));
  }

  private go(chore: Chore): void {
    if (this.stopped) return;
    const runs = this.running.get(chore) ?? new Set();
    this.running.set(chore, runs);
    if (runs.size > 0 && !chore.overlapping) {
      this.again.add(chore);
      return;
    }
    this.cancels.get(chore)?.();
    this.cancels.set(
      chore,
      this.deps.clock.after(chore.everyMs, () => this.go(chore)),
    );
    const run: Promise<void> = this.guarded(chore).finally(() => {
      runs.delete(run);
      if (this.again.delete(chore)) this.go(chore);
    });
    runs.add(run);
  }

  private async guarded(chore: Chore): Promise<void> {
    try {
      await chore.run();
    } catch (error) {
      this.deps.logger.error(`${chore.name} failed`, error as Error);
    }
  }
}
