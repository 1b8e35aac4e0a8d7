import { Knex } from 'knex';
import { onlyOfEntity } from './ofEntity';
import { requestOf, Row, rowOfPatch } from './rows';
import { EntityPlaces, NewRequest, RequestPatch, RequestRecord } from './types';

const TABLE = 'mesh_requests';

/** The requests. Every change is conditional on the version that was read; who loses reads again. */
export class RequestRows {
  constructor(private readonly db: Knex) {}

  async get(id: string): Promise<RequestRecord | undefined> {
    // A number too large for the column is an error on PostgreSQL; it is simply nobody's id.
    if (!/^[1-9]\d{0,8}$/.test(id)) return undefined;
    const row = await this.db(TABLE)
      .where({ id: Number(id) })
      .first();
    return row && requestOf(row);
  }

  async byIdempotencyKey(
    requester: string,
    key: string,
  ): Promise<RequestRecord | undefined> {
    const row = await this.db(TABLE)
      .where({ requester, idempotency_key: key })
      .first();
    return row && requestOf(row);
  }

  /** @throws a unique violation when the requester has used the idempotency key before */
  async insert(request: NewRequest): Promise<string> {
    const row = {
      kind: request.kind,
      version: 1,
      title: request.title,
      entity_ref: request.entityRef,
      requester: request.requester,
      reason: request.reason,
      input: JSON.stringify(request.input),
      required_approvals: request.requiredApprovals,
      approver_groups: JSON.stringify(request.approverGroups),
      created_at: request.createdAt,
      updated_at: request.createdAt,
      expires_at: request.expiresAt,
      not_before: 0,
      idempotency_key: request.idempotencyKey,
      idempotency_digest: request.idempotencyDigest,
      ...rowOfPatch({
        state: request.state,
        plan: request.plan,
        previousHash: request.previousHash,
        difference: request.difference,
        rollingBack: request.rollingBack,
        verifyUntil: request.verifyUntil,
        expectations: request.expectations,
        failure: request.failure,
        comment: request.comment,
      }),
    };
    const [inserted] = await this.db(TABLE).insert(row).returning('id');
    return String((inserted as { id: number }).id);
  }

  /**
   * Changes a request if it is still the one that was read: same version, state and plan hash.
   * @returns false when somebody else was faster
   */
  async update(
    read: RequestRecord,
    patch: RequestPatch,
    now: number,
  ): Promise<boolean> {
    const changed = await this.db(TABLE)
      .where({
        id: Number(read.id),
        version: read.version,
        state: read.state,
        plan_hash: read.plan.hash,
      })
      .update({
        ...rowOfPatch(patch),
        version: read.version + 1,
        updated_at: now,
      });
    return changed === 1;
  }

  /** Open requests whose time is over. */
  async expired(now: number): Promise<string[]> {
    const rows = await this.db(TABLE)
      .whereIn('state', ['pending', 'approved'])
      .where('expires_at', '<=', now)
      .limit(50)
      .select('id');
    return rows.map(r => String(r.id));
  }

  /** Requests that wait for a decision, oldest first. */
  async pending(limit: number): Promise<RequestRecord[]> {
    const rows = await this.db(TABLE)
      .where({ state: 'pending' })
      .orderBy('id')
      .limit(limit);
    return rows.map(requestOf);
  }

  /** Newest requests of an entity, see {@link onlyOfEntity}. */
  ofEntity(places: EntityPlaces, limit: number): Promise<RequestRecord[]> {
    const narrow = (query: Knex.QueryBuilder) => onlyOfEntity(query, places);
    return this.list(narrow, { before: null, limit });
  }

  /** Newest first, below `before`. `narrow` adds conditions. */
  async list(
    narrow: (query: Knex.QueryBuilder) => void,
    options: { before: number | null; limit: number },
  ): Promise<RequestRecord[]> {
    const query = this.db(TABLE).orderBy('id', 'desc').limit(options.limit);
    if (options.before !== null) query.where('id', '<', options.before);
    narrow(query);
    return ((await query) as Row[]).map(requestOf);
  }
}
