import { Knex } from 'knex';
import { ClaimRows } from './claims';
import { ClusterRows } from './clusters';
import { DropRows } from './drops';
import { HistoryRows } from './history';
import { OutboxRows } from './outbox';
import { RequestRows } from './requests';
import { TargetRows } from './targets';

/** All tables of the plugin, on one connection: the pool, or one transaction. */
export class Store {
  readonly requests: RequestRows;
  readonly claims: ClaimRows;
  readonly targets: TargetRows;
  readonly history: HistoryRows;
  readonly outbox: OutboxRows;
  readonly drops: DropRows;
  readonly clusters: ClusterRows;

  constructor(private readonly db: Knex) {
    this.requests = new RequestRows(db);
    this.claims = new ClaimRows(db);
    this.targets = new TargetRows(db);
    this.history = new HistoryRows(db);
    this.outbox = new OutboxRows(db);
    this.drops = new DropRows(db);
    this.clusters = new ClusterRows(db);
  }

  /**
   * All or nothing. Inside, use only the store that is handed in: with SQLite there is one connection, and asking the outer
   * one would wait for ever.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return this.db.transaction(trx => work(new Store(trx)));
  }
}
