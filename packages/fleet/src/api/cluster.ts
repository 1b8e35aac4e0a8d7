import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { stringify } from 'yaml';
import { Faults, STANDINS } from '../faults/control';
import { admissionChain } from './admission';
import { Authorizer } from './auth/authorizer';
import { TokenAuthority } from './auth/tokens';
import { accounts } from './controllers/accounts';
import { garbage } from './controllers/garbage';
import { namespaces } from './controllers/namespaces';
import type { ClusterCore } from './core';
import { clusterFacts } from './facts';
import { Handler } from './http/handler';
import { serverCertificate, type Certificate } from './http/tls';
import { Snapshots } from './read/list';
import { plantSeeds } from './seed';
import { Store } from './store/store';
import type {
  FleetCluster,
  FleetClusterOptions,
  ServiceHandler,
} from './types';

const newToken = () => randomBytes(24).toString('base64url');
const YEAR_SECONDS = 365 * 24 * 60 * 60;

type Services = Map<string, ServiceHandler>;

function buildCore(
  options: FleetClusterOptions,
  services: Services,
): ClusterCore {
  const now = options.now ?? (() => new Date());
  const store = new Store(options.eventWindow ?? 1000);
  return {
    name: options.name,
    store,
    now,
    facts: clusterFacts(store, now),
    tokens: new TokenAuthority(store, now),
    authorizer: new Authorizer(store),
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? 60_000,
    admission: admissionChain(async ({ namespace, name }, path, body) => {
      const handler = services.get(`${namespace}/${name}`);
      if (!handler) {
        throw new Error(`no endpoints available for service "${name}"`);
      }
      return handler(path, body);
    }),
  };
}

/** Everything that runs beside the API server until the cluster is closed. */
function startControllers(core: ClusterCore, caPem: string) {
  const running = [namespaces, garbage, accounts(caPem)].map(c => c(core));
  core.store.onChange(() => running.forEach(c => c.poke()));
  running.forEach(c => c.poke());
  return () => running.forEach(c => c.stop());
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve(`https://127.0.0.1:${bound}`);
    });
  });
}

function serve(handler: Handler, { key, cert }: Certificate): Server {
  const server = createServer({ key, cert }, (request, response) => {
    // A client that goes away in the middle is no event for us.
    request.on('error', () => response.destroy());
    response.on('error', () => response.destroy());
    void handler.handle(request, response);
  });
  // Clients keep connections open; a server that closes them first makes their next request fail.
  server.keepAliveTimeout = 180_000;
  return server;
}

function kubeconfig(
  name: string,
  url: string,
  caPem: string,
  token: string,
): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: {
          server: url,
          'certificate-authority-data': Buffer.from(caPem).toString('base64'),
        },
      },
    ],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}

/**
 * Starts a simulated cluster on 127.0.0.1.
 * @throws when the port is in use, or when the API would refuse one of the seed objects
 */
export async function startCluster(
  options: FleetClusterOptions,
): Promise<FleetCluster> {
  const services: Services = new Map();
  const core = buildCore(options, services);
  await plantSeeds(
    core,
    options.objects ?? [],
    options.seedManager ?? 'kubectl-client-side-apply',
  );
  const certificate = await serverCertificate(options.name);
  const faults = new Faults();
  const handler = new Handler(core, faults, new Snapshots(core.now));
  const server = serve(handler, certificate);
  const url = await listen(server, options.port ?? 0);
  const stopControllers = startControllers(core, certificate.ca);
  const tokenForUser = (user: { name: string; groups?: string[] }) => {
    const token = newToken();
    const groups = [...(user.groups ?? []), 'system:authenticated'];
    core.tokens.addUser(token, { username: user.name, groups });
    return token;
  };
  return {
    name: options.name,
    url,
    caPem: certificate.ca,
    adminToken: tokenForUser({ name: 'admin', groups: ['system:masters'] }),
    uid: core.store.table('namespaces').get(undefined, 'kube-system')!.metadata
      .uid!,
    kubeconfig: token => kubeconfig(options.name, url, certificate.ca, token),
    async tokenFor({ namespace, name }) {
      const account = core.store.table('serviceaccounts').get(namespace, name);
      if (!account) {
        throw new Error(
          `cluster ${options.name}: no ServiceAccount ${namespace}/${name}`,
        );
      }
      return core.tokens.issue(account, [core.tokens.issuer], YEAR_SECONDS)
        .token;
    },
    tokenForUser,
    tokenForStandin: component =>
      tokenForUser({
        name: `system:fleet:${component}`,
        groups: ['system:masters', STANDINS],
      }),
    onService({ namespace, name }, answer) {
      const key = `${namespace}/${name}`;
      services.set(key, answer);
      return () => services.delete(key);
    },
    faults,
    async close() {
      stopControllers();
      faults.clear();
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
