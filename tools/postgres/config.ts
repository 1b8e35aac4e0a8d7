import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { checkout } from '../processes/portal';

/** An app-config file, and where the password is kept for the next start. */
export const configFile = join(checkout, '.fleet', 'postgres.yaml');

const fileSchema = z.object({
  backend: z.object({ database: z.object({ connection: z.url() }) }),
});

/** The password of the data that is there already, else a new one. */
export function password(): string {
  if (!existsSync(configFile)) return randomBytes(18).toString('base64url');
  const { backend } = fileSchema.parse(parse(readFileSync(configFile, 'utf8')));
  return new URL(backend.database.connection).password;
}

/**
 * Writes the app-config that lays the portal's tables into a PostgreSQL; readable by its owner only.
 *
 * @param connection - `postgres://user:password@host:port/database`
 */
export function writeConfig(connection: string): void {
  const config = { backend: { database: { client: 'pg', connection } } };
  mkdirSync(dirname(configFile), { recursive: true });
  writeFileSync(configFile, stringify(config), { mode: 0o600 });
}
