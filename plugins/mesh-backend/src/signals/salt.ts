import { randomBytes } from 'node:crypto';
import { Knex } from 'knex';

const NAME = 'signal-salt';

/** The salt of signal keys: made once, then the same for all replicas, or a card of one would not know the signals of another. */
export async function signalSalt(knex: Knex): Promise<string> {
  await knex('mesh_settings')
    .insert({ name: NAME, value: randomBytes(32).toString('base64url') })
    .onConflict('name')
    .ignore();
  const row = await knex('mesh_settings').where({ name: NAME }).first('value');
  return String(row.value);
}
