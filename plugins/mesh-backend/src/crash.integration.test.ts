import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MeshRequest,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Fleet, startFleet } from 'fleet';
import { createKubeClient, KubeClient } from './kube';
import { MeshReplica } from './testing/meshReplica';
import {
  backstageDatabase,
  startPostgres,
  TestPostgres,
} from './testing/postgres';
import { until } from './testing/until';
import type { StepName } from './requests';

jest.setTimeout(120_000);

/** Replicas take a silent worker for dead after this. */
const LEASE_MS = 2_000;

let folder: string;
let postgres: TestPostgres;
let fleet: Fleet;
let admin: Record<string, KubeClient>;
const replicas: MeshReplica[] = [];
/** Of replicas that were killed too. */
const everNotified: string[][] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-crash-'));
  [postgres, fleet] = await Promise.all([
    startPostgres(),
    startFleet({
      ports: 'any',
      folder,
      clusters: ['prod-eu-1', 'edge-eu-2'],
    }),
  ]);
  admin = Object.fromEntries(
    fleet.members.map(({ story, cluster }) => [
      story.name,
      createKubeClient({
        server: cluster.url,
        caPem: cluster.caPem,
        credential: { type: 'token', token: cluster.adminToken },
      }),
    ]),
  );
  await addReplica();
  await addReplica();
});

afterAll(async () => {
  await Promise.all(replicas.map(replica => replica.kill()));
  for (const client of Object.values(admin ?? {})) await client.close();
  await fleet?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function addReplica(): Promise<void> {
  const port = await freePort();
  const replica = await MeshReplica.start(port, {
    leaseMs: LEASE_MS,
    config: {
      app: { baseUrl: 'http://localhost:3000' },
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port },
        database: backstageDatabase(postgres),
      },
      mesh: {
        clusters: [
          {
            name: 'prod-eu-1',
            kubeconfig: { file: join(folder, 'prod-eu-1.reader.kubeconfig') },
            writer: { file: join(folder, 'prod-eu-1.writer.kubeconfig') },
            istiodMonitoringUrl: fleet.member('prod-eu-1').istiodMonitoringUrl,
          },
        ],
        approvers: ['group:default/platform'],
        actions: { enabled: ['namespace', 'waypoint', 'cluster'] },
        registration: {
          allowedHosts: ['127.0.0.1'],
          istiodMonitoringUrls: {
            'edge-eu-2': fleet.member('edge-eu-2').istiodMonitoringUrl,
          },
        },
        credentials: {
          keys: [{ id: 'k', key: Buffer.alloc(32, 3).toString('base64') }],
        },
      },
    },
  });
  everNotified.push(replica.notified);
  replicas.push(replica);
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });
}

const call = <T>(
  replica: MeshReplica,
  person: string,
  path: string,
  body?: object,
) => replica.ask(person, path, body) as Promise<T>;

/** A write that changed an object: what its watch saw. */
interface Seen {
  readonly type: string;
  readonly uid: string;
}

/** Counts what happens to one object from now on; writes to its status do not count. */
async function watching(cluster: string, collection: string, name: string) {
  const stop = new AbortController();
  const seen: Seen[] = [];
  let content = '';
  const opened = new Promise<void>(resolve => {
    const frames = admin[cluster].watch({
      path: collection,
      query: { fieldSelector: `metadata.name=${name}` },
      signal: stop.signal,
      onOpen: resolve,
    });
    void (async () => {
      try {
        for await (const { type, object } of frames) {
          const { metadata, spec, data } = object as {
            metadata: { uid: string; labels?: object; managedFields?: object };
            spec?: object;
            data?: object;
          };
          const now = JSON.stringify([metadata.labels, spec, data]);
          if (type === 'ADDED' || type === 'DELETED' || now !== content) {
            seen.push({ type, uid: metadata.uid });
          }
          content = now;
        }
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
    })();
  });
  await opened;
  return { seen, stop: () => stop.abort() };
}

let made = 0;

/** A namespace of team-payments that both replicas know. */
async function newNamespace(): Promise<string> {
  const name = `crash-${++made}`;
  await admin['prod-eu-1'].request({
    method: 'POST',
    path: '/api/v1/namespaces',
    body: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        annotations: { 'backstage.io/owner': 'group:default/team-payments' },
      },
    },
  });
  for (const replica of replicas) {
    await until(
      'a plan without errors',
      () =>
        call<{ blocked: boolean }>(replica, 'payments-dev', '/plans', {
          kind: 'namespace',
          namespace: name,
          clusters: ['prod-eu-1'],
        }).catch(error => ({ blocked: true, error: String(error) })),
      plan => !plan.blocked,
    );
  }
  return name;
}

/** Files and approves, kills the replica that reaches the step, and waits for the other to end it. */
async function killedAt(
  step: StepName,
  ordinal: number | undefined,
  person: string,
  input: RequestInputDraft,
): Promise<MeshRequest> {
  const filed = await call<MeshRequest>(
    replicas[0],
    person,
    '/requests',
    input,
  );
  for (const replica of replicas) {
    replica.arm({ step, moment: 'after', requestId: filed.id, ordinal });
  }
  const first = Promise.race(
    replicas.map(replica => replica.reached().then(() => replica)),
  );
  await call(replicas[0], 'platform-b', `/requests/${filed.id}/decision`, {
    decision: 'approve',
    planHash: filed.plan.hash,
  });
  const victim = await first;
  await victim.kill();
  const [survivor] = replicas.filter(replica => replica !== victim);
  survivor.arm(null);
  replicas.splice(replicas.indexOf(victim), 1);
  await until(
    `request ${filed.id} to be verified by the other replica`,
    async () => {
      const r = await call<MeshRequest>(
        survivor,
        'platform-a',
        `/requests/${filed.id}`,
      );
      return { state: r.state, failure: r.failure };
    },
    r => r.state === 'verified',
    30_000,
  );
  await addReplica();
  return call<MeshRequest>(survivor, 'platform-a', `/requests/${filed.id}`);
}

function expectOnce(request: MeshRequest, targets: number) {
  expect(request.events.map(e => e.type)).toEqual([
    'filed',
    'approved',
    'claimed',
    ...Array(targets).fill('step'),
    'applied',
    'verified',
  ]);
  expect(
    request.steps.filter(s => s.step === 'write').map(s => s.state),
  ).toEqual(Array(targets).fill('done'));
}

describe('two replicas on one PostgreSQL, one killed with SIGKILL', () => {
  const steps: StepName[] = [
    'claim',
    'plan',
    'dry-run',
    'apply',
    'record',
    'verify',
  ];
  it.each(steps)('after step %s of a namespace request', async step => {
    const namespace = await newNamespace();
    const watch = await watching('prod-eu-1', '/api/v1/namespaces', namespace);
    const request = await killedAt(step, undefined, 'payments-dev', {
      kind: 'namespace',
      namespace,
      clusters: ['prod-eu-1'],
    });
    expectOnce(request, 1);
    // The watch begins with the object as it is.
    expect(watch.seen.map(s => s.type)).toEqual(['ADDED', 'MODIFIED']);
    watch.stop();
    const told = await until(
      'the notifications',
      () =>
        everNotified
          .flat()
          .filter(t => t === `Verified: Enrol ${namespace} in ambient`),
      titles => titles.length >= 1,
    );
    // One to requester and owners together. Who dies while telling is told for again: that one replaces the first.
    if (step !== 'verify') expect(told).toHaveLength(1);
  });

  it.each<StepName>(['apply', 'record'])(
    'after step %s of a waypoint request',
    async step => {
      const namespace = await newNamespace();
      const gateways = `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/gateways`;
      const gateway = await watching('prod-eu-1', gateways, 'waypoint');
      const labels = await watching(
        'prod-eu-1',
        '/api/v1/namespaces',
        namespace,
      );
      const request = await killedAt(step, 0, 'payments-dev', {
        kind: 'waypoint',
        namespace,
        clusters: ['prod-eu-1'],
        use: { kind: 'namespace' },
      });
      expectOnce(request, 2);
      expect(gateway.seen.map(s => s.type)).toEqual(['ADDED']);
      expect(labels.seen.map(s => s.type)).toEqual(['ADDED', 'MODIFIED']);
      gateway.stop();
      labels.stop();
    },
  );

  it.each<StepName>(['apply', 'record'])(
    'after step %s of a cluster request',
    async step => {
      const secrets = '/api/v1/namespaces/istio-system/secrets';
      const there = await watching(
        'prod-eu-1',
        secrets,
        'istio-remote-secret-edge-eu-2',
      );
      const here = await watching(
        'edge-eu-2',
        secrets,
        'istio-remote-secret-prod-eu-1',
      );
      const { drop } = await call<{ drop: string }>(
        replicas[0],
        'platform-a',
        '/credential-drops',
        {
          kubeconfig: readFileSync(
            join(folder, 'edge-eu-2.writer.kubeconfig'),
            'utf8',
          ),
        },
      );
      const request = await killedAt(step, 1, 'platform-a', {
        kind: 'cluster',
        name: 'edge-eu-2',
        drop,
        peers: ['prod-eu-1'],
      });
      expectOnce(request, 3);
      expect(there.seen.map(s => s.type)).toEqual(['ADDED']);
      expect(here.seen.map(s => s.type)).toEqual(['ADDED']);
      await call(
        replicas[0],
        'platform-b',
        `/requests/${request.id}/rollback`,
        {},
      );
      await until(
        'the cluster to be deregistered',
        () =>
          call<MeshRequest>(
            replicas[0],
            'platform-a',
            `/requests/${request.id}`,
          ),
        r => r.state === 'rolled-back',
      );
      expect(there.seen.map(s => s.type)).toEqual(['ADDED', 'DELETED']);
      there.stop();
      here.stop();
    },
  );
});
