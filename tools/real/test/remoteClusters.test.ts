import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { waitUntil } from '../control-plane/waitUntil';
import { istioctl } from './support/istioctl';
import { ambientWorkloads, clusterz } from './support/istiodDebug';
import { deployment, namespace, service } from './support/objects';
import { runningFleet, TestCluster } from './support/runningFleet';

const { clusters, binaries, folder } = runningFleet();
const [first, second] = clusters;
const shared = 'real-shared';
const directions: [TestCluster, TestCluster][] = [
  [first, second],
  [second, first],
];

after(async () => {
  for (const [reader, peer] of directions) {
    await reader.kubectl.run([
      ...['delete', 'secret', `istio-remote-secret-${peer.name}`],
      ...['-n', 'istio-system', '--ignore-not-found'],
    ]);
    await reader.kubectl.run([
      ...['delete', 'namespace', shared, '--wait=false', '--ignore-not-found'],
    ]);
  }
});

for (const [reader, peer] of directions) {
  test(`${reader.name} given a remote secret says ${peer.name} is synced`, async () => {
    assert.equal(await syncOf(reader, peer), undefined);
    const secret = await istioctl(binaries.istioctl, [
      ...['create-remote-secret', '--name', peer.name],
      ...['--kubeconfig', join(folder, 'kubeconfig'), '--context', peer.name],
    ]);
    await reader.kubectl.run(['apply', '--server-side', '-f', '-'], secret);
    await waitUntil(`${peer.name} synced`, async () =>
      (await syncOf(reader, peer)) === 'synced' ? true : undefined,
    );
    const metrics = await (await fetch(`${reader.istiodUrl}/metrics`)).text();
    assert.match(
      metrics,
      new RegExp(
        `istiod_remote_cluster_sync_status\\{cluster="${peer.name}",.*status="synced"\\} 1`,
      ),
    );
  });
}

test('a global service of both is routable across the networks', async () => {
  for (const { kubectl } of clusters) {
    await kubectl.apply([namespace(shared)]);
    await kubectl.apply([
      deployment(shared, 'cart', 2),
      service(shared, 'cart', { 'istio.io/global': 'true' }),
    ]);
  }
  for (const [reader, peer] of directions) {
    await waitUntil(`${reader.name} routing to ${peer.name}`, async () => {
      const all = await ambientWorkloads(reader.istiodUrl);
      const remote = all.find(
        workload =>
          workload.uid.includes('SplitHorizonWorkload') &&
          workload.uid.includes(`/${shared}/cart.`) &&
          workload.clusterId === peer.name,
      );
      return remote?.capacity === 2 ? remote : undefined;
    });
  }
});

async function syncOf(
  reader: TestCluster,
  peer: TestCluster,
): Promise<string | undefined> {
  const all = await clusterz(reader.istiodUrl);
  return all.find(one => one.id === peer.name)?.syncStatus;
}
