import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import knexFactory from 'knex';
import { checkout } from '../../processes/portal';
import type { Check } from '../runChecks';
import type { Stage } from '../stage';

const migrations = readdirSync(
  join(checkout, 'plugins/mesh-backend/migrations'),
).sort();

/** What the backend left in PostgreSQL. */
export const databaseChecks: Check<Stage>[] = [
  {
    title: 'the migrations ran in PostgreSQL',
    async look({ postgres }) {
      const knex = knexFactory({
        client: 'pg',
        connection: postgres.replace(/\/[^/]*$/, '/backstage_plugin_mesh'),
      });
      try {
        const ran = await knex('knex_migrations').orderBy('name').pluck('name');
        assert.deepEqual(ran, migrations);
        for (const table of ['mesh_requests', 'mesh_events', 'mesh_clusters']) {
          assert.ok(await knex.schema.hasTable(table), `table ${table}`);
        }
      } finally {
        await knex.destroy();
      }
    },
  },
];
