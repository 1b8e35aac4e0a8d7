import { Knex } from 'knex';
import { eventOf } from './history';
import { Row } from './rows';
import { Audience, EventRecord } from './types';

const TABLE = 'mesh_outbox';

/** An event that the world has not been told of yet. */
export interface OutboxItem {
  readonly event: EventRecord;
  readonly notify: readonly Audience[];
}

/** The duty to tell the world: written with the event, gone when it is done, taken by one worker at a time. */
export class OutboxRows {
  constructor(private readonly db: Knex) {}

  /** Takes items that nobody is telling; those of a worker that died are taken when its lease ends. */
  async take(
    worker: string,
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<OutboxItem[]> {
    const free = (query: Knex.QueryBuilder) =>
      query.whereNull('claimed_by').orWhere('lease_until', '<=', now);
    const candidates = await this.db(TABLE)
      .where(free)
      .orderBy('event_id')
      .limit(limit)
      .select('event_id');
    const taken: OutboxItem[] = [];
    for (const { event_id: id } of candidates) {
      const mine = await this.db(TABLE)
        .where({ event_id: id })
        .where(free)
        .update({ claimed_by: worker, lease_until: now + leaseMs });
      if (mine === 1) taken.push(await this.item(id));
    }
    return taken;
  }

  async done(item: OutboxItem): Promise<void> {
    await this.db(TABLE).where({ event_id: item.event.id }).delete();
  }

  private async item(id: number): Promise<OutboxItem> {
    const row: Row = await this.db('mesh_events').where({ id }).first();
    const duty: Row = await this.db(TABLE).where({ event_id: id }).first();
    return {
      event: eventOf(row),
      notify: JSON.parse(String(duty.notify)) as Audience[],
    };
  }
}
