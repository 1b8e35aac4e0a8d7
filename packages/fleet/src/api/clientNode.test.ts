import {
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
} from '@kubernetes/client-node';
import { startCluster, type FleetCluster } from '.';

let cluster: FleetCluster;
let config: KubeConfig;

beforeAll(async () => {
  cluster = await startCluster({
    name: 'usual',
    objects: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'reader', namespace: 'shop' },
      },
    ],
  });
  config = new KubeConfig();
  config.loadFromString(cluster.kubeconfig(cluster.adminToken));
});
afterAll(() => cluster.close());

describe('the usual client', () => {
  it('lists and creates', async () => {
    const core = config.makeApiClient(CoreV1Api);
    await core.createNamespacedConfigMap({
      namespace: 'shop',
      body: { metadata: { name: 'a' }, data: { x: '1' } },
    });
    const { items } = await core.listNamespacedConfigMap({ namespace: 'shop' });
    expect(items.map(i => i.metadata?.name)).toContain('a');
    const systemNamespace = await core.readNamespace({ name: 'kube-system' });
    expect(systemNamespace.metadata?.uid).toBe(cluster.uid);
  });

  it('applies', async () => {
    const objects = KubernetesObjectApi.makeApiClient(config);
    const gateway = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'wp', namespace: 'shop' },
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
      },
    };
    const made = await objects.patch(
      gateway,
      undefined,
      undefined,
      'portal',
      true,
      PatchStrategy.ServerSideApply,
    );
    expect(made).toMatchObject({
      metadata: { managedFields: [{ manager: 'portal', operation: 'Apply' }] },
    });
  });

  it('is who its token says', async () => {
    const reader = { namespace: 'shop', name: 'reader' };
    const other = new KubeConfig();
    other.loadFromString(cluster.kubeconfig(await cluster.tokenFor(reader)));
    await expect(
      other.makeApiClient(CoreV1Api).listNamespace(),
    ).rejects.toThrow(/system:serviceaccount:shop:reader/);
    await expect(
      cluster.tokenFor({ namespace: 'shop', name: 'nobody' }),
    ).rejects.toThrow('cluster usual: no ServiceAccount shop/nobody');
  });

  it('is refused a seed that the API would refuse', async () => {
    const seed = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default' },
      spec: { containers: [] },
    };
    await expect(
      startCluster({ name: 'wrong', objects: [seed] }),
    ).rejects.toThrow('Pod "p" is invalid: spec.containers: Required value');
  });
});
