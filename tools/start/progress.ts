/** A sign of life at this distance. Milliseconds. */
const heartbeatMs = 15_000;

/** Says what starts, what is ready, and that what takes long is still at it. */
export class Progress {
  private readonly running = new Map<string, { since: number; log: string }>();
  private readonly heartbeat = setInterval(() => this.beat(), heartbeatMs);

  begin(name: string, log: string) {
    this.running.set(name, { since: Date.now(), log });
    console.log(`${name}: starting`);
  }

  ready(name: string) {
    const { since } = this.running.get(name)!;
    this.running.delete(name);
    console.log(`${name}: ready after ${seconds(since)} s`);
  }

  end() {
    clearInterval(this.heartbeat);
  }

  private beat() {
    for (const [name, { since, log }] of this.running) {
      console.log(`${name}: still starting, ${seconds(since)} s (${log})`);
    }
  }
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}
