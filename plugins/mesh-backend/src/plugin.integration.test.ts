import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  clusterListSchema,
  EntityStatus,
  entityStatusSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Fleet, startFleet } from 'fleet';
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
    console.log(JSON.stringify(seen).length, JSON.stringify(seen,null,1));
  });
});
