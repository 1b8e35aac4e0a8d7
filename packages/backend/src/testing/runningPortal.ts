import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigSources } from '@backstage/config-loader';
import { clusterListSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Fleet, startFleet } from 'fleet';
import { createPortal } from '../portal';

const PACKAGE = resolvePackagePath('backend');
const CLUSTERS = ['prod-eu-1', 'prod-us-1', 'prod-ap-1'] as const;

/** The demo portal as it runs, its policy and catalog included, on a simulated fleet. */
export interface RunningPortal {
  /** `http://127.0.0.1:<port>/api/mesh/v1` */
  readonly api: string;
  readonly fleet: Fleet;
  /** Absolute path of the folder with the fleet's kubeconfigs. */
  readonly fleetFolder: string;
  /** A Backstage token of a demo account. */
  tokenOf(account: string): Promise<string>;
  /** A token of the plugin `caller`, as one plugin sends it to another. */
  pluginToken(): Promise<string>;
  stop(): Promise<void>;
}

export async function startRunningPortal(): Promise<RunningPortal> {
  const fleetFolder = mkdtempSync(join(tmpdir(), 'portal-fleet-'));
  const fleet = await startFleet({ ports: 'any', folder: fleetFolder });
  const port = await freePort();
  const caller = callerPlugin();
  const backend = createPortal();
  const config = await portalConfig(fleet, fleetFolder, port);
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  backend.add(caller.plugin);
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  await backend.start();
  const url = `http://127.0.0.1:${port}`;
  await ready(url);
  return {
    api: `${url}/api/mesh/v1`,
    fleet,
    fleetFolder,
    tokenOf: account => signIn(url, account),
    pluginToken: caller.token,
    async stop() {
      await backend.stop();

      await fleet.close();
      rmSync(fleetFolder, { recursive: true });
    },
  };
}

/** app-config.yaml, but for addresses, the database and the ports of this fleet. */
async function portalConfig(fleet: Fleet, folder: string, port: number) {
  const url = `http://127.0.0.1:${port}`;
  const file = ConfigSources.default({
    argv: ['--config', join(PACKAGE, '../../app-config.yaml')],
    env: { MESH_FLEET_DIR: folder },
    allowMissingDefaultConfig: true,
  });
  const overrides = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    // One process needs no bus; its long polls would hold up the stop for a minute.
    events: { useEventBus: 'never' },
    // Relative paths of app-config.yaml are those of the folder the backend runs in; here it is another.
    catalog: {
      locations: [
        {
          type: 'file',
          target: join(PACKAGE, 'catalog/*.yaml'),
          rules: [
            {
              allow: [
                ...['User', 'Group', 'Domain', 'System'],
                ...['Component', 'API', 'Resource'],
              ],
            },
          ],
        },
      ],
    },
    mesh: {
      clusters: CLUSTERS.map(name => ({
        name,
        kubeconfig: { file: join(folder, `${name}.reader.kubeconfig`) },
        writer: { file: join(folder, `${name}.writer.kubeconfig`) },
        istiodMonitoringUrl: fleet.member(name).istiodMonitoringUrl,
      })),
      credentials: {
        keys: [{ id: 'test', key: Buffer.alloc(32, 7).toString('base64') }],
      },
    },
  };
  return ConfigSources.toConfig(
    ConfigSources.merge([
      file,
      {
        async *readConfigData() {
          yield { configs: [{ data: overrides, context: 'test' }] };
        },
      },
    ]),
  );
}

/** Another plugin of the portal, which has no business with the mesh. */
function callerPlugin() {
  let token: (() => Promise<string>) | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'caller',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth },
        async init({ auth }) {
          token = async () => {
            const onBehalfOf = await auth.getOwnServiceCredentials();
            const issued = await auth.getPluginRequestToken({
              onBehalfOf,
              targetPluginId: 'mesh',
            });
            return issued.token;
          };
        },
      });
    },
  });
  return { plugin, token: () => token!() };
}

/** Waits until the catalog has its people and entities, and every cluster is live. */
async function ready(url: string): Promise<void> {
  const token = await until('people in the catalog', () =>
    signIn(url, 'platform-a').catch(() => null),
  );
  const json = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${url}/api/${path}`, { headers })).json();
  };
  await until('components in the catalog', async () => {
    const filter = 'kind=component,metadata.name=payment-insights';
    const found = await json(`catalog/entities?filter=${filter}`);
    return Array.isArray(found) && found.length > 0;
  });
  await until('templates in the catalog', async () => {
    const found = await json('catalog/entities?filter=kind=template');
    return Array.isArray(found) && found.length >= 3;
  });
  await until('live clusters', async () => {
    const { clusters } = clusterListSchema.parse(
      await json('mesh/v1/clusters'),
    );
    return clusters.every(({ freshness }) => freshness.state === 'live');
  });
}

/** Asks again until there is an answer. @throws after a minute, with what it waited for */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await setTimeout(100);
  }
  throw new Error(`waited a minute for: ${what}`);
}

async function signIn(url: string, account: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/demo/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const session = (await response.json()) as {
    backstageIdentity?: { token: string };
  };
  if (session.backstageIdentity) return session.backstageIdentity.token;
  throw new Error(`no session for ${account}: ${JSON.stringify(session)}`);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? done(address.port)
          : failed(new Error('no port')),
      );
    });
  });
}
