import { Clock } from '../clock';
import { RequestRecord, Store } from '../store';

/** A lease covers the slowest single step: one request to a cluster ends after 15 s. */
export const LEASE_MS = 60_000;

/** Another worker has taken the request over, or a person changed it: nothing more is done here. */
export class ClaimLost extends Error {
  constructor() {
    super('the claim on the request is lost');
    this.name = 'ClaimLost';
  }
}

/** The right to act on one request. */
export class Claim {
  constructor(
    /** As claimed, or as this worker changed it last. */
    public request: RequestRecord,
    private readonly worker: string,
    private readonly deps: { store: Store; clock: Clock; leaseMs: number },
  ) {}

  /**
   * Extends the lease; called before everything that reaches outside.
   * @throws ClaimLost
   */
  async keep(store: Store = this.deps.store): Promise<void> {
    const { clock, leaseMs } = this.deps;
    const mine = await store.claims.renew(
      this.request.id,
      this.worker,
      clock.now(),
      leaseMs,
    );
    if (!mine) throw new ClaimLost();
  }

  /**
   * Writes under the claim: what a worker that was taken for dead still wants to write is refused.
   * @throws ClaimLost
   */
  record(work: (store: Store) => Promise<void>): Promise<void> {
    return this.deps.store.transaction(async store => {
      await this.keep(store);
      await work(store);
    });
  }

  /** Gives it back; no worker looks at it for so long. */
  async release(afterMs: number): Promise<void> {
    const { store, clock } = this.deps;
    await store.claims.release(
      this.request.id,
      this.worker,
      clock.now() + afterMs,
    );
  }
}
