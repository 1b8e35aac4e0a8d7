import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MeshRequest,
  requestListSchema,
  requestSchema,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Fleet, startFleet } from 'fleet';
import { createKubeClient, KubeClient, resourcePath } from './kube';
import { component, Person, startPortal } from './testing/portal';
import { until } from './testing/until';

jest.setTimeout(90_000);

const CLUSTERS = ['prod-eu-1', 'prod-us-1', 'prod-ap-1'] as const;

let folder: string;
let fleet: Fleet;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-requests-'));
  fleet = await startFleet({ ports: 'any', folder });
  portal = await startPortal({
    mesh: {
      clusters: CLUSTERS.map(name => ({
        name,
        kubeconfig: { file: join(folder, `${name}.reader.kubeconfig`) },
        writer: { file: join(folder, `${name}.writer.kubeconfig`) },
        istiodMonitoringUrl: fleet.member(name).istiodMonitoringUrl,
      })),
      approvers: ['group:default/platform'],
      actions: { enabled: ['namespace', 'waypoint', 'cluster'] },
      registration: {
        allowedHosts: ['127.0.0.1'],
        istiodMonitoringUrls: {
          'edge-eu-2': fleet.member('edge-eu-2').istiodMonitoringUrl,
        },
      },
      credentials: {
        keys: [{ id: 'k1', key: Buffer.alloc(32, 7).toString('base64') }],
      },
    },
    entities: [
      component('refunds', 'team-payments', {}),
      component('ledger', 'team-payments', {
        'mesh-onboarding.io/namespaces': 'prod-us-1/ledger',
      }),
      // Claims what it does not own.
      component('spy', 'team-search', {
        'mesh-onboarding.io/namespaces': 'prod-us-1/ledger',
      }),
    ],
  });
  await until(
    'live clusters',
    async () => (await portal.get('platform-a', '/clusters')).body.clusters,
    clusters =>
      clusters.every(
        (c: { freshness: { state: string } }) => c.freshness.state === 'live',
      ),
  );
});

afterAll(async () => {
  await portal?.stop();
  await fleet?.close();
  rmSync(folder, { recursive: true });
});

async function admin<T>(
  cluster: string,
  work: (client: KubeClient) => Promise<T>,
): Promise<T> {
  const { url, caPem, adminToken } = fleet.member(cluster).cluster;
  const client = createKubeClient({
    server: url,
    caPem,
    credential: { type: 'token', token: adminToken },
  });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

interface Meta {
  metadata: {
    name: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  data?: Record<string, string>;
}

async function object(
  cluster: string,
  address: Parameters<typeof resourcePath>[0],
): Promise<Meta | null> {
  return admin(cluster, async client => {
    try {
      const { body } = await client.request({
        method: 'GET',
        path: resourcePath(address),
      });
      return body as Meta;
    } catch {
      return null;
    }
  });
}

const namespaceLabels = async (cluster: string, name: string) =>
  (
    await object(cluster, {
      group: '',
      version: 'v1',
      plural: 'namespaces',
      name,
    })
  )?.metadata.labels ?? {};

async function file(
  person: Person,
  input: RequestInputDraft,
): Promise<MeshRequest> {
  const answer = await portal.post(person, '/requests', input);
  expect(answer.body.error).toBeUndefined();
  expect(answer.status).toBe(201);
  return requestSchema.parse(answer.body);
}

async function see(person: Person, id: string): Promise<MeshRequest> {
  const answer = await portal.get(person, `/requests/${id}`);
  expect(answer.status).toBe(200);
  return requestSchema.parse(answer.body);
}

async function reaches(
  id: string,
  state: MeshRequest['state'],
): Promise<MeshRequest> {
  // Only what helps to see why it is not there yet.
  await until(
    `request ${id} to be ${state}`,
    async () => {
      const r = await see('platform-a', id);
      return {
        state: r.state,
        failure: r.failure,
        steps: r.steps.filter(s => s.detail),
      };
    },
    r => r.state === state,
    15_000,
  );
  return see('platform-a', id);
}

function recipients({
  recipients: to,
  payload,
}: (typeof portal.notifications)[number]) {
  return to.type === 'entity'
    ? ([payload.title, to.entityRef, to.excludeEntityRef] as const)
    : ([payload.title, to.type, []] as const);
}

async function approve(person: Person, request: MeshRequest) {
  const answer = await portal.post(person, `/requests/${request.id}/decision`, {
    decision: 'approve',
    planHash: request.plan.hash,
  });
  expect(answer.body.error).toBeUndefined();
}

describe('a namespace request', () => {
  const input: RequestInputDraft = {
    kind: 'namespace',
    namespace: 'refunds',
    clusters: ['prod-eu-1', 'prod-us-1'],
    entityRef: 'component:default/refunds',
    reason: 'refunds goes first',
  };
  let request: MeshRequest;

  it('is planned without changing anything', async () => {
    const before = await namespaceLabels('prod-eu-1', 'refunds');
    const answer = await portal.post('payments-dev', '/plans', input);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ blocked: false, nothingToDo: false });
    expect(await namespaceLabels('prod-eu-1', 'refunds')).toEqual(before);
  });

  it('is filed once, however often it is sent with the same key', async () => {
    const send = () =>
      portal
        .post('payments-dev', '/requests', input)
        .set('idempotency-key', 'task-1');
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    request = requestSchema.parse(first.body);
    expect(request).toMatchObject({
      state: 'pending',
      requester: 'user:default/payments-dev',
      viewer: { canApprove: false, canWithdraw: true },
    });
    const other = await portal
      .post('payments-dev', '/requests', { ...input, reason: 'another' })
      .set('idempotency-key', 'task-1');
    expect(other.body.error.code).toBe('invalid-input');
  });

  it('is seen by those it concerns', async () => {
    const list = async (person: Person, filter = 'all') =>
      requestListSchema
        .parse((await portal.get(person, `/requests?filter=${filter}`)).body)
        .requests.map(r => r.id);
    expect(await list('payments-dev', 'mine')).toEqual([request.id]);
    expect(await list('platform-a', 'to-decide')).toEqual([request.id]);
    expect(await list('payments-dev', 'to-decide')).toEqual([]);
    expect(await list('search-dev')).toEqual([]);
    const hidden = await portal.get('search-dev', `/requests/${request.id}`);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.code).toBe('unknown-request');
    expect((await see('platform-a', request.id)).viewer.canApprove).toBe(true);
  });

  it('is not decided by who filed it, nor by who does not approve', async () => {
    const decide = (person: Person, planHash = request.plan.hash) =>
      portal.post(person, `/requests/${request.id}/decision`, {
        decision: 'approve',
        planHash,
      });
    expect((await decide('payments-dev')).body.error.code).toBe('not-approver');
    expect((await decide('search-dev')).status).toBe(404);
    const stale = await decide('platform-a', 'f'.repeat(64));
    expect(stale.status).toBe(409);
    expect(stale.body.error.code).toBe('plan-changed');
  });

  it('is applied after approval and verified by the mesh', async () => {
    await approve('platform-a', request);
    const verified = await reaches(request.id, 'verified');
    for (const cluster of ['prod-eu-1', 'prod-us-1']) {
      expect(await namespaceLabels(cluster, 'refunds')).toMatchObject({
        'istio.io/dataplane-mode': 'ambient',
      });
    }
    expect(verified.expectations.every(e => e.state === 'met')).toBe(true);
    expect(verified.events.map(e => e.type)).toEqual([
      'filed',
      'approved',
      'claimed',
      'step',
      'step',
      'applied',
      'verified',
    ]);
    expect(new Set(verified.steps.map(s => s.state))).toEqual(
      new Set(['done']),
    );
    // Who filed it is a member of the team that owns it: both are told at once, not one after the other.
    const told = await until(
      'notifications',
      () => portal.notifications.map(recipients),
      all => all.some(([title]) => title.startsWith('Verified:')),
    );
    expect(told).toEqual([
      [
        'Needs you: Enrol refunds in ambient',
        ['group:default/platform'],
        ['user:default/payments-dev', 'user:default/payments-dev'],
      ],
      [
        'Approved: Enrol refunds in ambient',
        ['user:default/payments-dev'],
        ['user:default/platform-a'],
      ],
      [
        'Verified: Enrol refunds in ambient',
        ['user:default/payments-dev', 'group:default/team-payments'],
        ['system'],
      ],
    ]);
  });

  it('is rolled back to what was before: no label', async () => {
    const answer = await portal.post(
      'platform-b',
      `/requests/${request.id}/rollback`,
      { comment: 'not yet' },
    );
    expect(answer.body.error).toBeUndefined();
    await reaches(request.id, 'rolled-back');
    for (const cluster of ['prod-eu-1', 'prod-us-1']) {
      expect(await namespaceLabels(cluster, 'refunds')).not.toHaveProperty([
        'istio.io/dataplane-mode',
      ]);
    }
  });

  it('goes back to the approvers when a label changes before it is decided', async () => {
    const again = await file('payments-dev', {
      ...input,
      clusters: ['prod-eu-1'],
    });
    await admin('prod-eu-1', client =>
      client.request({
        method: 'PATCH',
        path: '/api/v1/namespaces/refunds',
        query: { fieldManager: 'kubectl-label' },
        contentType: 'application/merge-patch+json',
        body: { metadata: { labels: { 'istio.io/use-waypoint': 'none' } } },
      }),
    );
    const changed = await until(
      'the changed plan',
      () => see('platform-a', again.id),
      r => r.plan.hash !== again.plan.hash,
    );
    expect(changed.difference).toContainEqual({
      what: 'Label istio.io/use-waypoint, prod-eu-1',
      before: 'absent',
      now: 'none',
    });
    const late = await portal.post(
      'platform-a',
      `/requests/${again.id}/decision`,
      {
        decision: 'approve',
        planHash: again.plan.hash,
      },
    );
    expect(late.body.error.code).toBe('plan-changed');
    const busy = await portal.post('platform-a', '/requests', {
      ...input,
      clusters: ['prod-eu-1'],
    });
    expect(busy.body.error.code).toBe('target-busy');
    const withdrawn = await portal.post(
      'payments-dev',
      `/requests/${again.id}/withdraw`,
      {},
    );
    expect(withdrawn.body.state).toBe('withdrawn');
  });
});

/** Ids of the requests of an entity as its status and the list have them, for an approver. */
async function requestsAt(name: string): Promise<string[][]> {
  const status = await portal.get(
    'platform-a',
    `/entities/component/default/${name}/status`,
  );
  const list = await portal.get(
    'platform-a',
    `/requests?entityRef=component:default/${name}`,
  );
  return [status, list].map(({ body }) =>
    body.requests.map((r: { id: string }) => r.id),
  );
}

describe('a waypoint request', () => {
  it('makes the Gateway, lets the namespace use it, and is verified when both hold', async () => {
    const request = await file('payments-dev', {
      kind: 'waypoint',
      namespace: 'ledger',
      clusters: ['prod-us-1'],
      name: 'ledger-waypoint',
      use: { kind: 'namespace' },
    });
    expect(request.plan.targets.map(t => t.object.kind)).toEqual([
      'Gateway',
      'Namespace',
    ]);
    // Filed without an entity: the one whose namespace it changes lists it all the same.
    expect(await requestsAt('ledger')).toEqual([[request.id], [request.id]]);
    expect((await requestsAt('refunds')).flat()).not.toContain(request.id);
    expect(await requestsAt('spy')).toEqual([[], []]);
    await approve('platform-a', request);
    const verified = await reaches(request.id, 'verified');
    expect(verified.expectations.map(e => [e.id, e.state])).toEqual([
      ['programmed/prod-us-1', 'met'],
      ['bound/prod-us-1', 'met'],
    ]);
    // Labels of an earlier request by the same manager are still there.
    expect(await namespaceLabels('prod-us-1', 'ledger')).toMatchObject({
      'istio.io/use-waypoint': 'ledger-waypoint',
    });
    await portal.post('platform-b', `/requests/${request.id}/rollback`, {});
    await reaches(request.id, 'rolled-back');
    expect(await namespaceLabels('prod-us-1', 'ledger')).not.toHaveProperty([
      'istio.io/use-waypoint',
    ]);
    const gateway = {
      group: 'gateway.networking.k8s.io',
      version: 'v1',
      plural: 'gateways',
      namespace: 'ledger',
      name: 'ledger-waypoint',
    };
    expect(await object('prod-us-1', gateway)).toBeNull();
  });
});

describe('a cluster request', () => {
  const kubeconfig = (rights: 'reader' | 'writer' = 'writer') =>
    readFileSync(join(folder, `edge-eu-2.${rights}.kubeconfig`), 'utf8');
  const secret = (name: string) => ({
    group: '',
    version: 'v1',
    plural: 'secrets',
    namespace: 'istio-system',
    name,
  });
  let request: MeshRequest;

  it('is looked at before it is filed', async () => {
    const drop = await portal.post('platform-a', '/credential-drops', {
      kubeconfig: kubeconfig(),
    });
    expect(drop.status).toBe(201);
    const answer = await portal.post('platform-a', '/preflights', {
      name: 'edge-eu-2',
      drop: drop.body.drop,
      peers: ['prod-eu-1'],
    });
    expect(
      answer.body.checks.filter((c: { state: string }) => c.state !== 'pass'),
    ).toEqual([]);
    expect(answer.body.ready).toBe(true);
    request = await file('platform-a', {
      kind: 'cluster',
      name: 'edge-eu-2',
      drop: drop.body.drop,
      peers: ['prod-eu-1'],
    });
    expect(request.input).not.toHaveProperty('drop');
    const again = await portal.post('platform-a', '/requests', {
      kind: 'cluster',
      name: 'edge-eu-2',
      drop: drop.body.drop,
      peers: [],
    });
    expect(again.body.error.code).toBe('drop-unknown');
  });

  it('is registered on both sides after approval, and each istiod says synced', async () => {
    await approve('platform-b', request);
    const verified = await reaches(request.id, 'verified');
    expect(verified.expectations.map(e => e.state)).toEqual([
      'met',
      'met',
      'met',
    ]);
    const there = await object(
      'prod-eu-1',
      secret('istio-remote-secret-edge-eu-2'),
    );
    expect(there).toMatchObject({
      metadata: {
        labels: { 'istio/multiCluster': 'true' },
        annotations: { 'networking.istio.io/cluster': 'edge-eu-2' },
      },
      data: { 'edge-eu-2': expect.any(String) },
    });
    expect(
      await object('edge-eu-2', secret('istio-remote-secret-prod-eu-1')),
    ).not.toBeNull();
    const { body } = await portal.get('platform-a', '/clusters');
    expect(
      body.clusters.find((c: { name: string }) => c.name === 'edge-eu-2'),
    ).toMatchObject({ source: 'registry', freshness: { state: 'live' } });
  });

  it('is deregistered by its rollback', async () => {
    await portal.post('platform-b', `/requests/${request.id}/rollback`, {});
    await reaches(request.id, 'rolled-back');
    expect(
      await object('prod-eu-1', secret('istio-remote-secret-edge-eu-2')),
    ).toBeNull();
    expect(
      await object('edge-eu-2', secret('istio-remote-secret-prod-eu-1')),
    ).toBeNull();
    const { body } = await portal.get('platform-a', '/clusters');
    expect(body.clusters.map((c: { name: string }) => c.name)).not.toContain(
      'edge-eu-2',
    );
  });

  it('needs no more than the rights to read where it has no peers', async () => {
    const drop = await portal.post('platform-a', '/credential-drops', {
      kubeconfig: kubeconfig('reader'),
    });
    const readOnly = await file('platform-a', {
      kind: 'cluster',
      name: 'edge-eu-2',
      drop: drop.body.drop,
      peers: [],
    });
    await approve('platform-b', readOnly);
    const ended = await reaches(readOnly.id, 'verified');
    expect(ended.failure).toBeNull();
  });
});
