import { Writable } from 'node:stream';
import { clean } from '../output/clean';
import { Progress } from './readCluster';

const EVERY_MS = 200;
const CLEAR = '\r\u001b[K';

/** One line that changes, on a terminal only. */
export class TerminalProgress implements Progress {
  private shownAt = Date.now();
  private isShown = false;

  constructor(private readonly out: Writable & { readonly isTTY?: boolean }) {}

  read(file: string, bytes: number, objects: number): void {
    if (!this.out.isTTY || Date.now() - this.shownAt < EVERY_MS) return;
    this.shownAt = Date.now();
    this.isShown = true;
    const megabytes = (bytes / 1e6).toFixed(0);
    const count = objects.toLocaleString('en');
    this.out.write(`${CLEAR}${clean(file)}: ${megabytes} MB, ${count} objects`);
  }

  clear(): void {
    if (this.isShown) this.out.write(CLEAR);
    this.isShown = false;
  }
}
