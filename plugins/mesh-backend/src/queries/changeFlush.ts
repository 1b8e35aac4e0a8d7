import { Clock } from '../clock';
import { MeshChange } from './meshQueries';

/** A lone change is told after this time, milliseconds: what comes together is told together. */
const GATHER_MS = 50;
/** Least time between two flushes. */
const APART_MS = 250;

/** Gathers changes and tells of them, at most four times a second. */
export class ChangeFlush {
  private changed = new Map<string, Set<string>>();
  private lastFlush = -Infinity;
  private cancel: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly flush: (changes: readonly MeshChange[]) => void,
  ) {}

  /** @param namespace - empty: something of the cluster as a whole */
  add(cluster: string, namespace: string): void {
    let namespaces = this.changed.get(cluster);
    if (!namespaces) this.changed.set(cluster, (namespaces = new Set()));
    if (namespace) namespaces.add(namespace);
    this.schedule();
  }

  /** Something may have changed that is of no one cluster. */
  poke(): void {
    this.schedule();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
    this.changed.clear();
  }

  private schedule(): void {
    if (this.cancel) return;
    const now = this.clock.now();
    const wait = Math.max(GATHER_MS, this.lastFlush + APART_MS - now);
    this.cancel = this.clock.after(wait, () => this.run());
  }

  private run(): void {
    this.cancel = null;
    this.lastFlush = this.clock.now();
    const { changed } = this;
    this.changed = new Map();
    this.flush(
      [...changed].map(([cluster, namespaces]) => ({
        cluster,
        namespaces: [...namespaces].sort(),
      })),
    );
  }
}
