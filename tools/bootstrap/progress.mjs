import { duration, say } from './messages.mjs';

const kept = 20;
/** A sign of life at this distance where Yarn itself says nothing. */
const heartbeatMs = 10_000;

/** Reads what Yarn prints, says each step it begins, and keeps the last lines for a failure. */
export class InstallProgress {
  lastLines = [];
  #rest = '';
  #step = 'starting';
  #started = Date.now();
  #heartbeat = setInterval(() => this.#beat(), heartbeatMs);

  read(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) this.#readLine(line.trimEnd());
  }

  end() {
    clearInterval(this.#heartbeat);
    if (this.#rest) this.#readLine(this.#rest);
  }

  #readLine(line) {
    // One request fails as the other does, and where in Yarn it failed helps nobody.
    if (!/^\s+at /.test(line) && !this.lastLines.includes(line)) {
      this.lastLines = [...this.lastLines, line].slice(-kept);
    }
    const step = /┌ (.+ step)$/.exec(line);
    if (step) {
      this.#step = step[1].toLowerCase();
      say(`  ${this.#step}`);
    }
  }

  #beat() {
    say(`  ${this.#step}, ${duration(Date.now() - this.#started)} so far`);
  }
}
