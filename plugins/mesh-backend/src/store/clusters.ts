import { Knex } from 'knex';
import { flag, Row } from './rows';

const TABLE = 'mesh_clusters';

/** A cluster that a request registers, with its credential as JWE. */
export interface ClusterRecord {
  readonly name: string;
  readonly requestId: string;
  readonly clusterUid: string | null;
  /** Watched; false: only asked for. */
  readonly active: boolean;
  readonly credential: string;
  /** Grows when credential or activity change. */
  readonly revision: number;
}

/** Clusters from requests. The row is deleted at every end of its request but `verified`. */
export class ClusterRows {
  constructor(private readonly db: Knex) {}

  /** @throws a unique violation when name or uid are taken */
  async insert(
    cluster: Omit<ClusterRecord, 'active' | 'revision'>,
  ): Promise<void> {
    await this.db(TABLE).insert({
      name: cluster.name,
      request_id: Number(cluster.requestId),
      cluster_uid: cluster.clusterUid,
      active: false,
      credential: cluster.credential,
      revision: 1,
    });
  }

  async all(): Promise<ClusterRecord[]> {
    const rows: Row[] = await this.db(TABLE).orderBy('name');
    return rows.map(clusterOf);
  }

  async active(): Promise<ClusterRecord[]> {
    const rows: Row[] = await this.db(TABLE).where({ active: true });
    return rows.map(clusterOf);
  }

  async byName(name: string): Promise<ClusterRecord | undefined> {
    const row = await this.db(TABLE).where({ name }).first();
    return row && clusterOf(row);
  }

  async ofRequest(requestId: string): Promise<ClusterRecord | undefined> {
    const row = await this.db(TABLE)
      .where({ request_id: Number(requestId) })
      .first();
    return row && clusterOf(row);
  }

  /** @returns false when it was that already or is gone */
  async setActive(name: string, active: boolean): Promise<boolean> {
    const changed = await this.db(TABLE)
      .where({ name, active: !active })
      .update({ active, revision: this.db.raw('revision + 1') });
    return changed === 1;
  }

  /** A new JWE of the same credential, under the newest key. */
  async replaceCredential(
    read: ClusterRecord,
    credential: string,
  ): Promise<boolean> {
    const changed = await this.db(TABLE)
      .where({ name: read.name, credential: read.credential })
      .update({ credential });
    return changed === 1;
  }

  async deleteOfRequest(requestId: string): Promise<boolean> {
    const gone = await this.db(TABLE)
      .where({ request_id: Number(requestId) })
      .delete();
    return gone === 1;
  }
}

function clusterOf(row: Row): ClusterRecord {
  return {
    name: String(row.name),
    requestId: String(row.request_id),
    clusterUid: row.cluster_uid === null ? null : String(row.cluster_uid),
    active: flag(row.active),
    credential: String(row.credential),
    revision: Number(row.revision),
  };
}
