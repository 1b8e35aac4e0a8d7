import { startCluster, type FleetCluster, type KubeObject } from '../../api';
import { until } from '../../fleet/until';
import { remoteSecret } from '../../story/objects';
import { KubeClient, Namespaces, Secrets, type Secret } from '../client';
import { expectObject, playground, type Playground } from '../testing';
import { istiod, type Istiod } from './istiod';

const SYSTEM = 'istio-system';
const READER = 'reader';

const rbac: KubeObject[] = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: READER },
    rules: [
      {
        apiGroups: [''],
        resources: ['namespaces', 'pods', 'services'],
        verbs: ['list', 'watch'],
      },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: READER },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: READER,
    },
    subjects: [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: READER },
    ],
  },
];

let remote: FleetCluster;
let play: Playground;
let part: Istiod;
beforeAll(async () => {
  remote = await startCluster({ name: 'north', objects: rbac });
  play = await playground(() => {
    part = istiod({
      clusterId: 'west',
      network: 'net-w',
      ambient: true,
      multiNetwork: true,
      version: '1.30.3',
      trustDomain: 'cluster.local',
      rootCertificate: 'ROOT',
      monitoringPort: 0,
      remoteClusterTimeoutMs: 300,
    });
    return [part];
  });
  await play.namespace(SYSTEM);
});
afterAll(async () => {
  await play.close();
  await remote.close();
});

const good = () => remote.tokenForUser({ name: READER });

/** Registers the remote cluster under an id, by a Secret of that name. */
async function register(
  id: string,
  token: string,
  name = `rs-${id}`,
): Promise<Secret> {
  const secret = remoteSecret({
    id,
    server: remote.url,
    caPem: remote.caPem,
    token,
  });
  const metadata = { ...secret.metadata, name };
  return play.write.create(Secrets, { ...secret, metadata }, SYSTEM);
}

interface Entry {
  id: string;
  secretName: string;
  syncStatus: string;
}

async function entries(id: string): Promise<Entry[]> {
  const response = await fetch(`${part.monitoringUrl}/debug/clusterz`);
  const all = (await response.json()) as Entry[];
  return all.filter(each => each.id === id);
}

async function entry(id: string): Promise<Entry | undefined> {
  return (await entries(id))[0];
}

const expectStatus = (id: string, status: string | undefined) =>
  until(
    `${id} ${status}`,
    async () => (await entry(id))?.syncStatus === status,
    20_000,
  );

/** The status that is 1 in the metric; undefined where none is, or no series exists. */
async function metric(id: string): Promise<string | undefined> {
  const text = await (await fetch(`${part.monitoringUrl}/metrics`)).text();
  const line = text
    .split('\n')
    .find(each => each.includes(`cluster="${id}"`) && each.endsWith(' 1'));
  return line && /status="(\w+)"/.exec(line)?.[1];
}

describe('remote clusters', () => {
  it('lists itself, and has no series before the first remote one', async () => {
    expect(await entry('west')).toEqual({
      id: 'west',
      secretName: '',
      syncStatus: 'synced',
    });
    const text = await (await fetch(`${part.monitoringUrl}/metrics`)).text();
    expect(text).toContain('istiod_managed_clusters{cluster_type="local"} 1');
    expect(text).not.toContain('sync_status');
  });

  it('is synced with good credentials, and gone with its Secret', async () => {
    const secret = await register('north', good());
    await expectStatus('north', 'synced');
    expect((await entry('north'))?.secretName).toBe(`${SYSTEM}/rs-north`);
    expect(await metric('north')).toBe('synced');
    await play.write.remove(Secrets, secret);
    await expectStatus('north', undefined);
    expect(await metric('north')).toBeUndefined();
  });

  it('times out with a wrong token', async () => {
    const secret = await register('badtok', 'nonsense');
    await expectStatus('badtok', 'syncing');
    await expectStatus('badtok', 'timeout');
    expect(await metric('badtok')).toBe('timeout');
    await play.write.remove(Secrets, secret);
    await expectStatus('badtok', undefined);
  });

  it('times out without rights, and heals by itself when they are granted', async () => {
    const token = remote.tokenForUser({ name: 'later', groups: ['later'] });
    const secret = await register('norights', token);
    await expectStatus('norights', 'timeout');
    await grantTo('later');
    await expectStatus('norights', 'synced');
    await play.write.remove(Secrets, secret);
  });

  it('shows nothing of a kubeconfig it refuses, of its own id, of a wrong label', async () => {
    const kubeconfig = 'users: [{name: x, user: {exec: {}}}]';
    const secretOf = (name: string, value: string, data: object) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name,
        namespace: SYSTEM,
        labels: { 'istio/multiCluster': value },
      },
      stringData: data,
    });
    await play.write.create(
      Secrets,
      secretOf('exec', 'true', { exec: kubeconfig }),
      SYSTEM,
    );
    const own = await register('west', good(), 'own');
    const labels = { 'istio/multiCluster': 'True' };
    const wrong = remoteSecret({
      id: 'mislabelled',
      server: remote.url,
      caPem: remote.caPem,
      token: good(),
    });
    await play.write.create(
      Secrets,
      { ...wrong, metadata: { ...wrong.metadata, labels } },
      SYSTEM,
    );
    const last = await register('last', good());
    await expectStatus('last', 'synced');
    expect(await entry('exec')).toBeUndefined();
    expect(await entry('mislabelled')).toBeUndefined();
    expect((await entries('west')).map(each => each.secretName)).toEqual(['']);
    await play.write.remove(Secrets, own);
    await play.write.remove(Secrets, last);
  });

  it('leaves an id to the Secret that had it first, even when that goes', async () => {
    const first = await register('twice', good(), 'first');
    await expectStatus('twice', 'synced');
    const second = await register('twice', good(), 'second');
    const marker = await register('marker', good());
    await expectStatus('marker', 'synced');
    expect((await entry('twice'))?.secretName).toBe(`${SYSTEM}/first`);
    await play.write.remove(Secrets, first);
    await expectStatus('twice', undefined);
    const annotations = { touched: 'yes' };
    await play.write.patch(Secrets, second.metadata, {
      metadata: { annotations },
    });
    await expectStatus('twice', 'synced');
    await play.write.remove(Secrets, second);
    await play.write.remove(Secrets, marker);
  });

  it('swaps credentials in place; the metric then says closed, clusterz synced', async () => {
    const secret = await register('swap', good());
    await expectStatus('swap', 'synced');
    const { stringData } = remoteSecret({
      id: 'swap',
      server: remote.url,
      caPem: remote.caPem,
      token: good(),
    });
    await play.write.patch(Secrets, secret.metadata, { stringData });
    await until(
      'closed',
      async () => (await metric('swap')) === 'closed',
      20_000,
    );
    expect((await entry('swap'))?.syncStatus).toBe('synced');
    await play.write.remove(Secrets, secret);
  });

  it('stays synced when the remote API server does not answer any more', async () => {
    const secret = await register('dead', good());
    await expectStatus('dead', 'synced');
    const fault = remote.faults.add({ fault: 'blackhole' });
    remote.faults.add({ fault: 'cut' });
    await play.namespace('time-passes');
    await expectObject(play, Namespaces, 'time-passes', () => true);
    expect((await entry('dead'))?.syncStatus).toBe('synced');
    remote.faults.remove(fault.id);
    await play.write.remove(Secrets, secret);
  });

  it('answers 501 to what it does not play', async () => {
    const response = await fetch(`${part.monitoringUrl}/debug/ambientz`);
    expect(response.status).toBe(501);
  });
});

async function grantTo(user: string) {
  const { url, caPem, adminToken } = remote;
  const client = new KubeClient({ server: url, ca: caPem, token: adminToken });
  await client
    .writer('test')
    .post('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
      ...rbac[1],
      metadata: { name: user },
      subjects: [
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user },
      ],
    });
  await client.close();
}
