// Times are epoch milliseconds. Documents are JSON as text: nothing is searched inside them, and text is the same on SQLite and
// PostgreSQL.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('mesh_requests', table => {
    table
      .increments('id')
      .comment('Shown to people as the number of the request');
    table.string('kind', 32).notNullable();
    table.string('state', 32).notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with every change; every change is conditional on it');
    table.string('title', 300).notNullable();
    table.string('entity_ref', 300).nullable();
    table
      .string('requester', 300)
      .notNullable()
      .comment('Entity ref of a user, or subject of a service; lower case');
    table.text('reason').nullable();
    table
      .text('input')
      .notNullable()
      .comment('As filed, without the handle of a credential');
    table.text('plan').notNullable();
    table.string('plan_hash', 64).notNullable();
    table.string('previous_hash', 64).nullable();
    table.text('difference').notNullable();
    table.integer('required_approvals').notNullable();
    table.text('approver_groups').notNullable();
    table.boolean('rolling_back').notNullable();
    table
      .bigInteger('verify_until')
      .nullable()
      .comment('When unmet expectations become a failure');
    table.text('expectations').notNullable();
    table.text('failure').nullable();
    table
      .text('comment')
      .nullable()
      .comment('Of the last decision or withdrawal');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('expires_at').nullable();
    table
      .string('claimed_by', 100)
      .nullable()
      .comment('Worker that acts on it now');
    table
      .bigInteger('lease_until')
      .nullable()
      .comment('After this the worker is taken for dead');
    table
      .bigInteger('not_before')
      .notNullable()
      .comment('No worker looks at it earlier');
    table.string('idempotency_key', 200).nullable();
    table
      .string('idempotency_digest', 64)
      .nullable()
      .comment('Of the input that came with the key');
    table.unique(['requester', 'idempotency_key'], {
      indexName: 'mesh_requests_idempotency',
    });
    table.index(['state', 'not_before'], 'mesh_requests_work');
    table.index(['requester'], 'mesh_requests_requester');
    table.index(['entity_ref'], 'mesh_requests_entity');
  });

  await knex.schema.createTable('mesh_request_targets', table => {
    table
      .integer('request_id')
      .notNullable()
      .references('id')
      .inTable('mesh_requests')
      .onDelete('CASCADE');
    table.integer('ordinal').notNullable().comment('Order of applying');
    table.string('cluster', 63).notNullable();
    table.string('cluster_uid', 100).nullable();
    table
      .string('object_key', 700)
      .notNullable()
      .comment('apiVersion/Kind/namespace/name');
    table
      .string('object_uid', 100)
      .nullable()
      .comment('Before: of the plan; afterwards: of what was written');
    table
      .string('owner', 300)
      .nullable()
      .comment('Confirmed owner of the namespace, lower case');
    table
      .string('active_key', 800)
      .nullable()
      .comment('Set while a request is active: one per target');
    table.text('steps').notNullable();
    table.bigInteger('written_at').nullable();
    table.boolean('changed').nullable().comment('false: it was there already');
    table
      .text('recorded')
      .nullable()
      .comment('Values before and after, for rolling back');
    table.bigInteger('undone_at').nullable();
    table.primary(['request_id', 'ordinal']);
    table.unique(['active_key'], { indexName: 'mesh_request_targets_active' });
    table.index(['cluster'], 'mesh_request_targets_cluster');
    table.index(['owner'], 'mesh_request_targets_owner');
  });

  await knex.schema.createTable('mesh_decisions', table => {
    table.increments('id');
    table
      .integer('request_id')
      .notNullable()
      .references('id')
      .inTable('mesh_requests')
      .onDelete('CASCADE');
    table.string('by', 300).notNullable();
    table.string('decision', 16).notNullable();
    table.text('comment').nullable();
    table.string('plan_hash', 64).notNullable();
    table.bigInteger('at').notNullable();
    table.boolean('void').notNullable().comment('The plan changed afterwards');
    table.index(['request_id'], 'mesh_decisions_request');
  });

  await knex.schema.createTable('mesh_events', table => {
    table.increments('id');
    // No foreign key: history outlives what it is about.
    table.integer('request_id').notNullable();
    table.bigInteger('at').notNullable();
    table.string('actor', 300).notNullable();
    table.string('type', 32).notNullable();
    table.string('from_state', 32).nullable();
    table.string('to_state', 32).notNullable();
    table.text('detail').nullable();
    table.index(['request_id'], 'mesh_events_request');
  });
  await appendOnly(knex, 'mesh_events');

  await knex.schema.createTable('mesh_outbox', table => {
    table
      .integer('event_id')
      .primary()
      .comment(
        'Of mesh_events: written with it, deleted when the world was told',
      );
    table.text('notify').notNullable();
    table.string('claimed_by', 100).nullable();
    table.bigInteger('lease_until').nullable();
  });

  await knex.schema.createTable('mesh_drops', table => {
    table
      .string('handle_digest', 64)
      .primary()
      .comment('SHA-256 of the handle: the database alone opens nothing');
    table.string('owner', 300).notNullable();
    table.string('host', 300).notNullable();
    table.text('credential').notNullable().comment('JWE');
    table.bigInteger('expires_at').notNullable();
    table.index(['expires_at'], 'mesh_drops_expiry');
  });

  await knex.schema.createTable('mesh_clusters', table => {
    table.string('name', 63).primary();
    table.integer('request_id').notNullable().unique();
    table.string('cluster_uid', 100).nullable().unique();
    table
      .boolean('active')
      .notNullable()
      .comment('false: only asked for; true: watched');
    table.text('credential').notNullable().comment('JWE');
    table.integer('revision').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'mesh_clusters',
    'mesh_drops',
    'mesh_outbox',
    'mesh_events',
    'mesh_decisions',
    'mesh_request_targets',
    'mesh_requests',
  ]) {
    await knex.schema.dropTable(table);
  }
  if (knex.client.driverName === 'pg') {
    await knex.raw('DROP FUNCTION IF EXISTS mesh_events_append_only()');
  }
};

/**
 * The database refuses to change history, whoever asks.
 * @param {import('knex').Knex} knex
 * @param {string} table
 */
async function appendOnly(knex, table) {
  if (knex.client.driverName === 'pg') {
    await knex.raw(
      `CREATE FUNCTION ${table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${table} is append-only'; END $$`,
    );
    await knex.raw(
      `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${table}_append_only()`,
    );
    return;
  }
  for (const verb of ['UPDATE', 'DELETE']) {
    await knex.raw(
      `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    );
  }
}
