import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  clusterListSchema,
  EntityStatus,
  entityStatusSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Fleet, startFleet } from 'fleet';
import { createKubeClient, mergePatchObject } from './kube';
import { component, Person, startPortal } from './testing/portal';
import { until } from './testing/until';

jest.setTimeout(60_000);

const CLUSTERS = ['prod-eu-1', 'prod-us-1', 'prod-ap-1'] as const;

let folder: string;
let fleet: Fleet;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-'));
  // The portal starts first: kubeconfigs may appear later.
  portal = await startPortal({
    mesh: {
      clusters: CLUSTERS.map(name => ({
        name,
        kubeconfig: { file: join(folder, `${name}.reader.kubeconfig`) },
        writer: { file: join(folder, `${name}.writer.kubeconfig`) },
        staleAfter: { seconds: 1 },
      })),
      approvers: ['group:default/platform'],
      actions: { enabled: ['namespace'] },
    },
    entities: [
      component('checkout', 'team-payments', {
        'backstage.io/kubernetes-id': 'checkout',
        'backstage.io/kubernetes-namespace': 'payments',
      }),
      component('ads', 'team-search', {
        'backstage.io/kubernetes-namespace': 'payments',
      }),
    ],
  });
});

afterAll(async () => {
  await portal?.stop();
  await fleet?.close();
  rmSync(folder, { recursive: true });
});

async function status(person: Person, name: string): Promise<EntityStatus> {
  const answer = await portal.get(
    person,
    `/entities/component/default/${name}/status`,
  );
  expect(answer.status).toBe(200);
  return entityStatusSchema.parse(answer.body);
}

/** As an administrator with kubectl would. */
async function label(
  clusterName: string,
  name: string,
  labels: Record<string, string>,
) {
  const { cluster } = fleet.member(clusterName);
  const client = createKubeClient({
    server: cluster.url,
    caPem: cluster.caPem,
    credential: { type: 'token', token: cluster.adminToken },
  });
  const namespaces = { group: '', version: 'v1', plural: 'namespaces', name };
  await mergePatchObject(
    client,
    namespaces,
    { metadata: { labels } },
    { fieldManager: 'kubectl-label' },
  );
  await client.close();
}

describe('the plugin on a simulated fleet', () => {
  it('says that it has no kubeconfig yet', async () => {
    const answer = await portal.get('platform-a', '/clusters');
    const { clusters } = clusterListSchema.parse(answer.body);
    expect(clusters.map(c => [c.name, c.freshness.state])).toEqual(
      [...CLUSTERS].sort().map(name => [name, 'failed']),
    );
  });

  it('shows an entity in three clusters once they are there', async () => {
    fleet = await startFleet({
      clusters: [...CLUSTERS],
      ports: 'any',
      folder,
    });
    const seen = await until(
      'three live clusters',
      () => status('payments-dev', 'checkout'),
      s =>
        s.clusters.length === 3 &&
        s.clusters.every(c => c.freshness.state === 'live'),
    );
    expect(seen.state).toBe('ok');
    expect(
      Object.fromEntries(seen.clusters.map(c => [c.cluster, c.mode])),
    ).toEqual({
      'prod-eu-1': 'ambient',
      'prod-us-1': 'ambient',
      'prod-ap-1': 'sidecar',
    });
  });

  it('shows a claim on the namespace of others without any data', async () => {
    const seen = await status('search-dev', 'ads');
    expect(seen).toMatchObject({ state: 'unconfirmed', clusters: [] });
    expect(seen.claim!.namespaces).toHaveLength(3);
    expect(seen.claim!.confirmWith).toBeNull();
    expect(JSON.stringify(seen)).not.toContain('uid');

    const forPlatform = await status('platform-a', 'ads');
    expect(forPlatform.clusters).toEqual([]);
    expect(forPlatform.claim!.confirmWith).toMatch(
      /^kubectl --context \S+ annotate namespace payments backstage.io\/owner=group:default\/team-search$/,
    );
  });

  it('answers 304 as long as nothing is new', async () => {
    const path = '/entities/component/default/checkout/status';
    await until(
      'an unchanged answer',
      async () => {
        const first = await portal.get('payments-dev', path);
        const again = await portal
          .get('payments-dev', path)
          .set('if-none-match', first.headers.etag);
        return again.status;
      },
      code => code === 304,
    );
  });

  it('lists clusters with the namespaces of the viewer only', async () => {
    const answer = await portal.get('payments-dev', '/clusters');
    const { clusters } = clusterListSchema.parse(answer.body);
    const eu = clusters.find(c => c.name === 'prod-eu-1')!;
    expect(eu).toMatchObject({
      network: 'net-eu',
      trustDomain: 'acme.prod',
      version: '1.30.3',
      mode: 'ambient',
      ambientReady: true,
      writable: true,
      source: 'config',
    });
    const payments = eu.namespaces.find(n => n.name === 'payments')!;
    expect(payments).toMatchObject({
      owner: 'group:default/team-payments',
      declared: 'ambient',
      pods: 6,
      waypoints: ['waypoint'],
    });
    expect(payments.services).toContain('checkout');
    expect(eu.namespaces.map(n => n.name)).not.toContain('search');
    expect(clusters.find(c => c.name === 'prod-ap-1')).toMatchObject({
      mode: 'sidecar',
      ambientReady: false,
    });
  });

  it('shows a changed label soon, and tells only those who can know whom it is about', async () => {
    const { signalKey } = await status('payments-dev', 'checkout');
    portal.signals.length = 0;
    await label('prod-us-1', 'payments', { 'istio-injection': 'enabled' });
    await until(
      'the signal',
      () => portal.signals,
      signals => signals.length > 0,
    );
    expect(portal.signals[0]).toEqual({
      channel: 'mesh',
      message: { changed: [signalKey], all: false },
    });
    expect(JSON.stringify(portal.signals)).not.toMatch(/checkout|payments/);
    const seen = await status('payments-dev', 'checkout');
    expect(seen.clusters.find(c => c.cluster === 'prod-us-1')).toMatchObject({
      declared: 'conflict',
    });
  });

  it('keeps the other clusters live when one refuses and one is silent', async () => {
    const us = fleet.member('prod-us-1').cluster.faults;
    us.add({ fault: 'status', code: 403, resource: 'pods' });
    us.add({ fault: 'cut', resource: 'pods' });
    fleet.member('prod-ap-1').cluster.faults.add({ fault: 'blackhole' });
    const seen = await until(
      'a refusal and a silence',
      () => status('payments-dev', 'checkout'),
      s => {
        const states = statesOf(s);
        return (
          states['prod-us-1'] === 'forbidden' && states['prod-ap-1'] === 'stale'
        );
      },
      30_000,
    );
    expect(statesOf(seen)['prod-eu-1']).toBe('live');
    const at = (name: string) => seen.clusters.find(c => c.cluster === name);
    // What was read before is shown with its age; what may not be read is not.
    expect(at('prod-ap-1')).toMatchObject({ mode: 'sidecar' });
    expect(at('prod-us-1')).toMatchObject({
      mode: 'unknown',
      freshness: { missing: ['pods'] },
    });
    fleet.member('prod-ap-1').cluster.faults.clear();
    await until(
      'the silent one to be back',
      () => status('payments-dev', 'checkout'),
      s => statesOf(s)['prod-ap-1'] === 'live',
      30_000,
    );
  });
});

function statesOf({ clusters }: EntityStatus) {
  return Object.fromEntries(clusters.map(c => [c.cluster, c.freshness.state]));
}
