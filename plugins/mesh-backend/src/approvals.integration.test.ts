import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MeshRequest,
  requestSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Fleet, startFleet } from 'fleet';
import { createKubeClient } from './kube';
import { Person, startPortal } from './testing/portal';
import { until } from './testing/until';

jest.setTimeout(90_000);

const CLUSTER = 'prod-eu-1';
let folder: string;
let fleet: Fleet;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-approvals-'));
  fleet = await startFleet({ ports: 'any', folder, clusters: [CLUSTER] });
  portal = await startPortal({
    mesh: {
      clusters: [
        {
          name: CLUSTER,
          kubeconfig: { file: join(folder, `${CLUSTER}.reader.kubeconfig`) },
          writer: { file: join(folder, `${CLUSTER}.writer.kubeconfig`) },
        },
      ],
      approvers: ['group:default/platform'],
      requiredApprovals: 2,
      actions: { enabled: ['namespace'] },
    },
  });
  await until(
    'a live cluster',
    async () => (await portal.get('platform-a', '/clusters')).body.clusters,
    clusters => clusters[0].freshness.state === 'live',
  );
});

afterAll(async () => {
  await portal?.stop();
  await fleet?.close();
  rmSync(folder, { recursive: true });
});

async function label(name: string, value: string): Promise<void> {
  const { url, caPem, adminToken } = fleet.member(CLUSTER).cluster;
  const client = createKubeClient({
    server: url,
    caPem,
    credential: { type: 'token', token: adminToken },
  });
  try {
    await client.request({
      method: 'PATCH',
      path: '/api/v1/namespaces/refunds',
      query: { fieldManager: 'kubectl-label' },
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { [name]: value } } },
    });
  } finally {
    await client.close();
  }
}

async function approve(
  person: Person,
  { id, plan }: MeshRequest,
): Promise<MeshRequest> {
  const answer = await portal.post(person, `/requests/${id}/decision`, {
    decision: 'approve',
    planHash: plan.hash,
  });
  expect(answer.body.error).toBeUndefined();
  return requestSchema.parse(answer.body);
}

it('an approval is void when the plan changes after it, and both approve again', async () => {
  const filed = requestSchema.parse(
    (
      await portal.post('payments-dev', '/requests', {
        kind: 'namespace',
        namespace: 'refunds',
        clusters: [CLUSTER],
      })
    ).body,
  );
  const once = await approve('platform-a', filed);
  expect([once.state, once.approvals.given]).toEqual(['pending', 1]);

  await label('istio.io/use-waypoint', 'none');
  const changed = await until(
    'the changed plan',
    async () =>
      requestSchema.parse(
        (
          await portal.get('platform-b', `/requests/${filed.id}`)
        ).body,
      ),
    r => r.plan.hash !== filed.plan.hash,
  );
  expect(changed).toMatchObject({
    state: 'pending',
    approvals: { given: 0, required: 2 },
    previousHash: filed.plan.hash,
    decisions: [{ by: 'user:default/platform-a', void: true }],
  });
  expect(changed.difference.map(d => d.what)).toEqual([
    'Label istio.io/use-waypoint, prod-eu-1',
  ]);

  // The one who had approved is asked again, and counts again.
  const second = await approve('platform-b', changed);
  expect([second.state, second.approvals.given]).toEqual(['pending', 1]);
  await approve('platform-a', changed);
  await until(
    'the verified request',
    async () => (await portal.get('platform-a', `/requests/${filed.id}`)).body,
    r => r.state === 'verified',
  );
});
