import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import knexFactory from 'knex';
import { startPostgres } from '../../plugins/mesh-backend/src/testing/postgres';
import { checkout } from '../processes/portal';
import { freePort } from '../processes/ports';
import type { Service } from '../processes/service';
import { fleetIsReady, startFleet } from '../start/fleets';
import { strangersEnvironment } from './environment';
import { entities, localConfig } from './localConfig';
import { type PackedPackage, packPlugins } from './pack';
import { serveRegistry } from './registry';
import { StrangersPortal } from './strangersPortal';

/** The one cluster of the stranger. */
export const cluster = 'prod-eu-1';

/** Everything that a stranger has before the plugins come, and what is looked at later. */
export interface Stage {
  /** Absolute folders: all that is written, and what stays to be read after a failure. */
  readonly work: string;
  readonly kept: string;
  readonly packages: readonly PackedPackage[];
  readonly portal: StrangersPortal;
  readonly url: string;
  readonly backendUrl: string;
  /** `postgres://…` of the server, with the portal's rights. */
  readonly postgres: string;
  /** Planted; nobody but the backend may see one. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Runs until the end; set by the check that starts the portal. */
  running?: Service;
}

type Say = (line: string) => void;

/**
 * Packs the packages, starts PostgreSQL and a fleet, and makes the portal.
 *
 * @param atEnd - takes what has to be ended, in order of their start
 */
export async function setStage(
  folders: { work: string; kept: string },
  say: Say,
  atEnd: (end: () => unknown) => void,
): Promise<Stage> {
  const { work, kept } = folders;
  const out = join(work, 'packed');
  const packages = await packPlugins({ root: checkout, out, say });
  const registry = await serveRegistry(packages);
  atEnd(registry.close);

  say('starting PostgreSQL and a fleet');
  const password = randomBytes(18).toString('hex');
  const postgres = await startDatabase(password, atEnd);
  const fleetFolder = join(work, 'fleet');
  const fleet = startFleet('simulated', fleetFolder, () => {}, 'free');
  atEnd(() => fleet.stop());
  await fleet.line(fleetIsReady);

  say('making a portal with create-app');
  const kubeconfig = join(fleetFolder, `${cluster}.reader.kubeconfig`);
  const githubToken = `ghp_${randomBytes(18).toString('hex')}`;
  const key = randomBytes(32).toString('base64');
  const portal = new StrangersPortal(join(work, 'portal'), {
    ...strangersEnvironment(join(work, 'home'), checkout),
    GITHUB_TOKEN: githubToken,
    MESH_ONBOARDING: checkout,
    MESH_KUBECONFIG_PROD_EU_1: kubeconfig,
  });
  await portal.create();
  portal.takeScopeFrom('mesh-onboarding', registry.url);
  const entitiesFile = join(work, 'entities.yaml');
  writeFileSync(entitiesFile, entities);
  const frontendPort = await freePort();
  const backendPort = await freePort();
  portal.addConfig(
    localConfig({ frontendPort, backendPort, postgres, entitiesFile, key }),
  );
  return {
    ...{ work, kept, packages, portal, postgres },
    url: `http://localhost:${frontendPort}`,
    backendUrl: `http://localhost:${backendPort}`,
    secrets: { password, githubToken, key, token: tokenOf(kubeconfig) },
  };
}

/** PostgreSQL with a role that may make databases and nothing more, as a portal has. */
async function startDatabase(
  password: string,
  atEnd: (end: () => unknown) => void,
): Promise<string> {
  const server = await startPostgres();
  atEnd(server.stop);
  const admin = knexFactory({
    client: 'pg',
    connection: server.connectionString,
  });
  await admin.raw(`create role portal login createdb password '${password}'`);
  await admin.destroy();
  const url = new URL(server.connectionString);
  url.username = 'portal';
  url.password = password;
  return url.toString();
}

function tokenOf(kubeconfig: string): string {
  const [, token] =
    /^\s*token: (\S+)$/m.exec(readFileSync(kubeconfig, 'utf8')) ?? [];
  if (!token) throw new Error(`${kubeconfig} holds no token`);
  return token;
}
