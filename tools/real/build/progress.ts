/** What a build shows while it runs: one line per step, rewritten on a terminal, every 20 s elsewhere. */
export class Progress {
  private readonly startedAt = Date.now();
  private expected = 0;
  private compiled = 0;
  private downloaded = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly label: string,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {
    const everyMilliseconds = out.isTTY ? 500 : 20_000;
    this.timer = setInterval(() => this.show(), everyMilliseconds);
  }

  /** How many packages the coming build will compile. */
  expect(packages: number): void {
    this.expected = packages;
  }

  /** A line of go's standard error: a download, a package, or something to keep quiet about. */
  line(line: string): void {
    if (line.startsWith('go: downloading ')) this.downloaded++;
    else if (!line.startsWith('go: ') && !line.includes(' ')) this.compiled++;
  }

  /** Ends the step with one last line. */
  end(outcome: string): void {
    clearInterval(this.timer);
    const clear = this.out.isTTY ? '\r\u001b[K' : '';
    this.out.write(`${clear}${this.label}: ${outcome} (${this.elapsed()})\n`);
  }

  private show(): void {
    const text = `${this.label}: ${this.state()} (${this.elapsed()})`;
    this.out.write(this.out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }

  private state(): string {
    if (this.compiled > 0) {
      const rest = this.compiled >= this.expected ? ', linking' : '';
      return `${this.compiled} of ${this.expected} packages${rest}`;
    }
    if (this.downloaded > 0) return `${this.downloaded} modules downloaded`;
    return 'starting';
  }

  private elapsed(): string {
    const seconds = Math.round((Date.now() - this.startedAt) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(
      2,
      '0',
    )}`;
  }
}
