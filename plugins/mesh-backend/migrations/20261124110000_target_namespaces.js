/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('mesh_request_targets', table => {
    table
      .string('namespace', 63)
      .nullable()
      .comment('The namespace that is, or that holds, the object');
    table.index(['cluster', 'namespace'], 'mesh_request_targets_namespace');
  });
  const targets = await knex('mesh_request_targets').select(
    'request_id',
    'ordinal',
    'object_key',
  );
  for (const { request_id, ordinal, object_key } of targets) {
    const [kind, holder, name] = object_key.split('/').slice(-3);
    const namespace = kind === 'Namespace' ? name : holder || null;
    await knex('mesh_request_targets')
      .where({ request_id, ordinal })
      .update({ namespace });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('mesh_request_targets', table => {
    table.dropIndex(['cluster', 'namespace'], 'mesh_request_targets_namespace');
    table.dropColumn('namespace');
  });
};
