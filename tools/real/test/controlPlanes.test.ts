import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { waitUntil } from '../control-plane/waitUntil';
import { clusterz } from './support/istiodDebug';
import { namespace } from './support/objects';
import { runningFleet } from './support/runningFleet';

const fleet = runningFleet();
const configMapSchema = z.object({
  data: z.object({ 'root-cert.pem': z.string() }),
});

for (const { name, network, kubectl, istiodUrl } of fleet.clusters) {
  test(`${name}: the pinned Kubernetes answers`, async () => {
    const version = z
      .object({ serverVersion: z.object({ gitVersion: z.string() }) })
      .parse(await kubectl.json(['version']));
    assert.equal(version.serverVersion.gitVersion, 'v1.36.3');
  });

  test(`${name}: the CRDs of Istio and of the Gateway API are served`, async () => {
    const served = await kubectl.run(['api-resources', '-o', 'name']);
    for (const resource of [
      'peerauthentications.security.istio.io',
      'destinationrules.networking.istio.io',
      'gateways.gateway.networking.k8s.io',
      'gatewayclasses.gateway.networking.k8s.io',
    ]) {
      assert.ok(
        served.split('\n').includes(resource),
        `${resource} is missing`,
      );
    }
  });

  test(`${name}: istiod knows its own cluster, and the mesh is described in it`, async () => {
    const own = (await clusterz(istiodUrl)).find(one => one.id === name);
    assert.equal(own?.syncStatus, 'synced');
    const label = await kubectl.run([
      ...['get', 'namespace', 'istio-system', '-o'],
      'jsonpath={.metadata.labels.topology\\.istio\\.io/network}',
    ]);
    assert.equal(label, network);
    const mesh = await kubectl.run([
      ...['get', 'configmap', 'istio', '-n', 'istio-system', '-o'],
      'jsonpath={.data.mesh}',
    ]);
    assert.match(mesh, /trustDomain: acme\.prod/);
  });

  test(`${name}: the ambient data plane's pods are ready`, async () => {
    for (const workload of [
      'deployment/istiod',
      'daemonset/ztunnel',
      'daemonset/istio-cni-node',
    ]) {
      await kubectl.run([
        ...['rollout', 'status', workload, '-n', 'istio-system'],
        '--timeout=60s',
      ]);
    }
  });

  test(`${name}: the live webhook injects a sidecar, and only where asked`, async t => {
    const labelled = `injected-${name}`;
    const plain = `plain-${name}`;
    t.after(() =>
      kubectl.run(['delete', 'namespace', labelled, plain, '--wait=false']),
    );
    await kubectl.apply([
      namespace(labelled, { 'istio-injection': 'enabled' }),
      namespace(plain),
    ]);
    assert.match(await containersOfNewPod(labelled), /istio-proxy/);
    assert.doesNotMatch(await containersOfNewPod(plain), /istio-proxy/);
  });

  test(`${name}: the live webhook refuses a policy that Istio cannot read`, async () => {
    const policy = {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'broken', namespace: 'default' },
      spec: { rules: [{ when: [{ key: 'no.such.key', values: ['x'] }] }] },
    };
    await assert.rejects(kubectl.apply([policy]), /admission webhook/);
  });

  const containersOfNewPod = async (inNamespace: string) => {
    // The service account of a new namespace is made a moment after it.
    await waitUntil(`a pod in ${inNamespace}`, () =>
      kubectl.run(['run', 'probe', '--image=none', '-n', inNamespace]),
    );
    return kubectl.run([
      ...['get', 'pod', 'probe', '-n', inNamespace, '-o'],
      'jsonpath={.spec.initContainers[*].name} {.spec.containers[*].name}',
    ]);
  };
}

test('both clusters trust the same root', async () => {
  const roots = await Promise.all(
    fleet.clusters.map(async ({ kubectl }) => {
      const configMap = await kubectl.json([
        ...['get', 'configmap', 'istio-ca-root-cert', '-n', 'default'],
      ]);
      return configMapSchema.parse(configMap).data['root-cert.pem'];
    }),
  );
  assert.equal(roots[0], roots[1]);
});

test('a token of one cluster is worth nothing in the other', async () => {
  const [first, second] = fleet.clusters;
  const token = await first.kubectl.run([
    ...['create', 'token', 'mesh-onboarding-none', '-n', 'mesh-onboarding'],
  ]);
  const flags = ['auth', 'whoami', '--token', token.trim()];
  await assert.rejects(
    second.kubectlAs('none').run(flags),
    /Unauthorized|must be logged in/,
  );
});
