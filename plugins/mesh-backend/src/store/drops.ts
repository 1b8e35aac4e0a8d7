import { Knex } from 'knex';
import { time } from './rows';

const TABLE = 'mesh_drops';

/** A credential that somebody handed over and nobody has used yet. */
export interface DropRecord {
  readonly handleDigest: string;
  readonly owner: string;
  readonly host: string;
  /** JWE. */
  readonly credential: string;
  readonly expiresAt: number;
}

/** Credential drops: single use, bound to their owner, gone after their time. */
export class DropRows {
  constructor(private readonly db: Knex) {}

  async insert(drop: DropRecord): Promise<void> {
    await this.db(TABLE).insert({
      handle_digest: drop.handleDigest,
      owner: drop.owner,
      host: drop.host,
      credential: drop.credential,
      expires_at: drop.expiresAt,
    });
  }

  async find(
    handleDigest: string,
    owner: string,
    now: number,
  ): Promise<DropRecord | undefined> {
    const row = await this.db(TABLE)
      .where({ handle_digest: handleDigest, owner })
      .where('expires_at', '>', now)
      .first();
    return (
      row && {
        handleDigest: String(row.handle_digest),
        owner: String(row.owner),
        host: String(row.host),
        credential: String(row.credential),
        expiresAt: time(row.expires_at),
      }
    );
  }

  /** @returns true for the one who used it */
  async consume(handleDigest: string): Promise<boolean> {
    const gone = await this.db(TABLE)
      .where({ handle_digest: handleDigest })
      .delete();
    return gone === 1;
  }

  async countOf(owner: string, now: number): Promise<number> {
    const rows = await this.db(TABLE)
      .where({ owner })
      .where('expires_at', '>', now)
      .select('handle_digest');
    return rows.length;
  }

  async deleteExpired(now: number): Promise<number> {
    return this.db(TABLE).where('expires_at', '<=', now).delete();
  }
}
