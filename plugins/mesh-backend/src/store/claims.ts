import { Knex } from 'knex';
import { requestOf } from './rows';
import { RequestRecord } from './types';

const TABLE = 'mesh_requests';

/** The right to act on a request, held by one worker for the time of a lease. */
export class ClaimRows {
  constructor(private readonly db: Knex) {}

  /** Requests that a worker could act on now: nobody does, or who did has died. */
  async waiting(now: number, limit: number): Promise<RequestRecord[]> {
    const rows = await this.db(TABLE)
      .where(work =>
        work
          .whereIn('state', ['approved', 'applying', 'applied'])
          .orWhere('rolling_back', true),
      )
      .where('not_before', '<=', now)
      .where(free =>
        free.whereNull('claimed_by').orWhere('lease_until', '<=', now),
      )
      .orderBy('not_before')
      .orderBy('id')
      .limit(limit);
    return rows.map(requestOf);
  }

  /** Takes it, if it is as it was read and still free. @returns the request as claimed, or null */
  async take(
    read: RequestRecord,
    worker: string,
    now: number,
    leaseMs: number,
  ): Promise<RequestRecord | null> {
    const changed = await this.db(TABLE)
      .where({ id: Number(read.id), version: read.version })
      .where(free =>
        free.whereNull('claimed_by').orWhere('lease_until', '<=', now),
      )
      .update({
        claimed_by: worker,
        lease_until: now + leaseMs,
        version: read.version + 1,
      });
    if (changed !== 1) return null;
    const row = await this.db(TABLE)
      .where({ id: Number(read.id) })
      .first();
    const request = row && requestOf(row);
    return request?.claimedBy === worker ? request : null;
  }

  /** @returns false when the claim is lost */
  async renew(
    id: string,
    worker: string,
    now: number,
    leaseMs: number,
  ): Promise<boolean> {
    const changed = await this.db(TABLE)
      .where({ id: Number(id), claimed_by: worker })
      .update({ lease_until: now + leaseMs });
    return changed === 1;
  }

  /** Gives it back; nobody looks at it before `notBefore`. Does nothing when the claim is lost. */
  async release(id: string, worker: string, notBefore: number): Promise<void> {
    await this.db(TABLE)
      .where({ id: Number(id), claimed_by: worker })
      .update({ claimed_by: null, lease_until: null, not_before: notBefore });
  }
}
