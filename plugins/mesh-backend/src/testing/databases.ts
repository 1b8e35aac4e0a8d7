import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrate, Store } from '../store';
import { startPostgres, TestPostgres } from './postgres';

/** Databases on which every test of the store and the engine runs. */
export const DATABASES = ['SQLITE_3', 'POSTGRES_18'] as const;
export type DatabaseId = (typeof DATABASES)[number];

/** A fresh, migrated database. */
export interface TestStore {
  readonly knex: Knex;
  readonly store: Store;
}

/** Call once at the top of a test file: a PostgreSQL runs while its tests do. */
export function testStores(): (id: DatabaseId) => Promise<TestStore> {
  let postgres: TestPostgres | undefined;
  // Ours is started below, before the first test: TestDatabases must not ask for Docker now.
  const databases = TestDatabases.create({
    ids: [...DATABASES],
    disableDocker: false,
  });
  const open: Knex[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map(knex => knex.destroy()));
  });
  afterAll(async () => {
    await postgres?.stop();
  });
  return async id => {
    const knex = await databases.init(id);
    open.push(knex);
    await migrate(knex);
    return { knex, store: new Store(knex) };
  };
}
