import { Knex } from 'knex';
import { flag, Row, time } from './rows';
import { Audience, DecisionRecord, EventRecord, NewEvent } from './types';

const DECISIONS = 'mesh_decisions';
const EVENTS = 'mesh_events';
const OUTBOX = 'mesh_outbox';

/** Who decided what, and everything that happened: only ever added to. */
export class HistoryRows {
  constructor(private readonly db: Knex) {}

  /** Appends an event, and the duty to tell the world of it, in one transaction with what it is about. */
  async append(event: NewEvent, notify: readonly Audience[]): Promise<number> {
    const [row] = await this.db(EVENTS)
      .insert({
        request_id: Number(event.requestId),
        at: event.at,
        actor: event.actor,
        type: event.type,
        from_state: event.from,
        to_state: event.to,
        detail: event.detail,
      })
      .returning('id');
    const { id } = row as { id: number };
    await this.db(OUTBOX).insert({
      event_id: id,
      notify: JSON.stringify(notify),
    });
    return id;
  }

  async events(requestId: string): Promise<EventRecord[]> {
    const rows: Row[] = await this.db(EVENTS)
      .where({ request_id: Number(requestId) })
      .orderBy('id');
    return rows.map(eventOf);
  }

  async addDecision(
    requestId: string,
    decision: Omit<DecisionRecord, 'void'>,
  ): Promise<void> {
    await this.db(DECISIONS).insert({
      request_id: Number(requestId),
      by: decision.by,
      decision: decision.decision,
      comment: decision.comment,
      plan_hash: decision.planHash,
      at: decision.at,
      void: false,
    });
  }

  /** Approvals of a plan that is gone count no more. They stay in the table. */
  async voidApprovals(requestId: string): Promise<void> {
    await this.db(DECISIONS)
      .where({ request_id: Number(requestId), decision: 'approve' })
      .update({ void: true });
  }

  async decisions(requestId: string): Promise<DecisionRecord[]> {
    return (await this.decisionsOfAll([requestId])).map(d => d.decision);
  }

  async decisionsOfAll(
    requestIds: readonly string[],
  ): Promise<{ requestId: string; decision: DecisionRecord }[]> {
    const rows: Row[] = await this.db(DECISIONS)
      .whereIn('request_id', requestIds.map(Number))
      .orderBy('id');
    return rows.map(row => ({
      requestId: String(row.request_id),
      decision: {
        by: String(row.by),
        decision: row.decision as DecisionRecord['decision'],
        comment: row.comment === null ? null : String(row.comment),
        planHash: String(row.plan_hash),
        at: time(row.at),
        void: flag(row.void),
      },
    }));
  }
}

export function eventOf(row: Row): EventRecord {
  return {
    id: Number(row.id),
    requestId: String(row.request_id),
    at: time(row.at),
    actor: String(row.actor),
    type: row.type as EventRecord['type'],
    from: row.from_state as EventRecord['from'],
    to: row.to_state as EventRecord['to'],
    detail: row.detail === null ? null : String(row.detail),
  };
}
