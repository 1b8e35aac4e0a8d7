import { MeshQueries } from '../queries';
import { refreshPending, RefreshDeps } from './refresh';

/** So many waiting requests are looked at in one go. */
const MOST = 200;

/** Plans waiting requests again when the clusters they are about have changed, so that approvers read what is true. */
export class PendingSweep {
  private readonly changed = new Set<string>();
  private readonly unsubscribe: () => void;

  constructor(
    queries: Pick<MeshQueries, 'onChange'>,
    private readonly deps: RefreshDeps,
  ) {
    this.unsubscribe = queries.onChange(({ cluster }) => {
      this.changed.add(cluster);
    });
  }

  stop(): void {
    this.unsubscribe();
  }

  async tick(): Promise<void> {
    if (this.changed.size === 0) return;
    const clusters = new Set(this.changed);
    this.changed.clear();
    for (const request of await this.deps.store.requests.pending(MOST)) {
      const { input } = request;
      // A cluster that is not watched tells of no change: it is looked at when somebody looks at its request.
      if (input.kind === 'cluster') continue;
      if (input.clusters.some(c => clusters.has(c))) {
        await refreshPending(request, this.deps);
      }
    }
  }
}
