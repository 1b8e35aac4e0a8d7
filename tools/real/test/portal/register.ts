import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  clusterListSchema,
  dropSchema,
  preflightSchema,
  type MeshRequest,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { waitUntil } from '../../control-plane/waitUntil';
import { istioctl } from '../support/istioctl';
import { clusterz } from '../support/istiodDebug';
import { TestCluster, TestFleet } from '../support/runningFleet';
import { Portal } from './portal';
import { remoteSecretShape } from './remoteSecretShape';
import { Witness } from './witness';

export const secretOf = (cluster: TestCluster) =>
  `istio-remote-secret-${cluster.name}`;

/** Files the registration of the second cluster, with the first one as its peer. */
export async function fileRegistration(
  { folder, clusters: [watched, unknown] }: TestFleet,
  portal: Portal,
  preflight?: (answer: z.infer<typeof preflightSchema>) => void,
): Promise<MeshRequest> {
  const kubeconfig = readFileSync(
    join(folder, `${unknown.name}.writer.kubeconfig`),
    'utf8',
  );
  const { drop } = dropSchema.parse(
    await portal.ask('platform-a', '/credential-drops', { kubeconfig }),
  );
  const wanted = { name: unknown.name, drop, peers: [watched.name] };
  preflight?.(
    preflightSchema.parse(
      await portal.ask('platform-a', '/preflights', wanted),
    ),
  );
  return portal.file('platform-a', { kind: 'cluster', ...wanted });
}

/** Two clusters are registered with each other by one request, and each istiod says that it reads the other. */
export function testRegistration(
  fleet: TestFleet,
  portalOf: () => Portal,
): void {
  const [first, second] = fleet.clusters;
  const directions: [TestCluster, TestCluster][] = [
    [first, second],
    [second, first],
  ];
  let request: MeshRequest;

  describe('two clusters are registered with each other', () => {
    test('nothing is in the way before the request is filed', async () => {
      request = await fileRegistration(
        fleet,
        portalOf(),
        ({ ready, checks }) => {
          assert.deepEqual(
            checks.filter(each => each.state !== 'pass'),
            [],
          );
          assert.equal(ready, true);
        },
      );
    });

    test('approved, the request is verified with one Secret on each side', async () => {
      const portal = portalOf();
      const witnesses = fleet.clusters.map(each => new Witness(each));
      await portal.approve('platform-b', request);
      request = await portal.reaches(request, 'verified');
      assert.deepEqual(
        request.expectations.map(each => each.state),
        ['met', 'met', 'met'],
      );
      assert.deepEqual(
        witnesses.map(each => each.mutations()),
        [
          [`patch /secrets ${secretOf(second)}`],
          [`patch /secrets ${secretOf(first)}`],
        ],
      );
    });

    for (const [reader, peer] of directions) {
      test(`${reader.name} holds what istioctl would write of ${peer.name}`, async () => {
        const printed = await istioctl(fleet.binaries.istioctl, [
          ...['create-remote-secret', '--name', peer.name, '--kubeconfig'],
          ...[join(fleet.folder, 'kubeconfig'), '--context', peer.name],
        ]);
        const found = await reader.kubectl.json([
          ...['get', 'secret', secretOf(peer), '-n', 'istio-system'],
        ]);
        assert.deepEqual(
          remoteSecretShape(found),
          remoteSecretShape(parse(printed.split('\n---')[0])),
        );
      });

      test(`istiod of ${reader.name} says that ${peer.name} is synced`, async () => {
        const all = await clusterz(reader.istiodUrl);
        const entry = all.find(each => each.id === peer.name);
        assert.equal(entry?.syncStatus, 'synced');
        assert.equal(entry?.secretName, `istio-system/${secretOf(peer)}`);
      });
    }

    test('the portal says so too, from the monitoring URLs', async () => {
      await waitUntil(
        'both clusters saying that the other is synced',
        async () => {
          const { clusters } = clusterListSchema.parse(
            await portalOf().ask('platform-a', '/clusters'),
          );
          const peers = clusters.map(({ name, peers: of }) => [name, of]);
          const wanted = directions.map(([reader, peer]) => [
            reader.name,
            [{ cluster: peer.name, sync: 'synced' }],
          ]);
          assert.deepEqual(peers, wanted);
          return true;
        },
      );
    });

    test('deregistered by its rollback: no Secret is left, no istiod reads the other', async () => {
      const witnesses = fleet.clusters.map(each => new Witness(each));
      await portalOf().rollBack(request);
      for (const [reader, peer] of directions) {
        const left = await reader.kubectl.run([
          ...['get', 'secrets', '-n', 'istio-system', '-o', 'name'],
          ...['-l', 'istio/multiCluster=true'],
        ]);
        assert.equal(left, '');
        await waitUntil(`istiod of ${reader.name} forgetting`, async () => {
          const all = await clusterz(reader.istiodUrl);
          return all.every(each => each.id !== peer.name) || undefined;
        });
      }
      assert.deepEqual(
        witnesses.map(each => each.mutations()),
        [
          [`delete /secrets ${secretOf(second)}`],
          [`delete /secrets ${secretOf(first)}`],
        ],
      );
    });
  });
}
