import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { waitUntil } from '../control-plane/waitUntil';
import { istioctl } from './support/istioctl';
import { ambientWorkloads } from './support/istiodDebug';
import { deployment, namespace, service } from './support/objects';
import { runningFleet } from './support/runningFleet';

const { clusters, binaries } = runningFleet();
const { kubectl, istiodUrl } = clusters[0];
const shop = 'real-shop';

after(() => kubectl.run(['delete', 'namespace', shop, '--wait=false']));

test('a namespace outside of the mesh: istiod knows its pod without a tunnel', async () => {
  await kubectl.apply([namespace(shop)]);
  await kubectl.apply([deployment(shop, 'cart'), service(shop, 'cart')]);
  await rollout('cart');
  assert.equal(await tunnelOf('cart'), 'none');
});

test('labelled: the pod is captured and istiod says HBONE', async () => {
  await kubectl.run([
    ...['label', 'namespace', shop, 'istio.io/dataplane-mode=ambient'],
  ]);
  await waitUntil('HBONE for the pod of cart', async () =>
    (await tunnelOf('cart')) === 'HBONE' ? true : undefined,
  );
  const redirection = await kubectl.run([
    ...['get', 'pods', '-n', shop, '-l', 'app=cart', '-o'],
    'jsonpath={.items[*].metadata.annotations.ambient\\.istio\\.io/redirection}',
  ]);
  assert.equal(redirection, 'enabled');
});

test('a waypoint: istiod programs it and binds the service to it', async () => {
  const waypoint = await istioctl(binaries.istioctl, [
    ...['waypoint', 'generate', '-n', shop],
  ]);
  await kubectl.run(['apply', '--server-side', '-f', '-'], waypoint);
  await kubectl.run([
    ...[
      'label',
      'service',
      'cart',
      '-n',
      shop,
      'istio.io/use-waypoint=waypoint',
    ],
  ]);
  await kubectl.run([
    ...['wait', '--for=condition=Programmed', '--timeout=60s'],
    ...['gateway/waypoint', '-n', shop],
  ]);
  await kubectl.run([
    ...['wait', '--for=condition=istio.io/WaypointBound', '--timeout=60s'],
    ...['service/cart', '-n', shop],
  ]);
});

test('label removed: the pod is released', async () => {
  await kubectl.run([
    ...['label', 'namespace', shop, 'istio.io/dataplane-mode-'],
  ]);
  await waitUntil('no tunnel for the pod of cart', async () =>
    (await tunnelOf('cart')) === 'none' ? true : undefined,
  );
});

async function tunnelOf(app: string): Promise<string | undefined> {
  const all = await ambientWorkloads(istiodUrl);
  const one = all.find(w => w.namespace === shop && w.name?.startsWith(app));
  return one && (one.tunnelProtocol ?? 'none');
}

const rollout = (name: string) =>
  kubectl.run([
    ...['rollout', 'status', `deployment/${name}`, '-n', shop],
    '--timeout=60s',
  ]);
