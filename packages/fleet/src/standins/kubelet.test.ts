import { KubeClient, Nodes, Pods } from './client';
import { kubelet } from './kubelet';
import { isReady } from './pods';
import { scheduler } from './scheduler';
import {
  expectObject,
  expectObjects,
  playground,
  pod,
  type Playground,
} from './testing';

const nodes = [
  { name: 'n1', address: '10.0.0.1' },
  {
    name: 'gpu',
    address: '10.0.0.2',
    labels: { pool: 'gpu' },
    taints: [{ key: 'gpu', effect: 'NoSchedule' }],
  },
];

let play: Playground;
let ns: string;
beforeAll(async () => {
  play = await playground(() => [
    scheduler(),
    kubelet({
      nodes,
      podNetwork: '10.51',
      cannotPull: each => each.metadata.name === 'broken',
    }),
  ]);
  ns = await play.namespace('runs');
});
afterAll(() => play.close());

const create = (name: string, spec = {}) =>
  play.write.create(Pods, pod(ns, name, spec), ns);

describe('kubelet', () => {
  it('registers its nodes as ready', async () => {
    const { status, metadata } = await expectObject(
      play,
      Nodes,
      'gpu',
      () => true,
    );
    expect(metadata.labels).toMatchObject({
      pool: 'gpu',
      'kubernetes.io/hostname': 'gpu',
    });
    expect(status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'True' }),
    );
  });

  it('runs a pod: address, phase, readiness, containers', async () => {
    await create('plain');
    const { status } = await expectObject(play, Pods, `${ns}/plain`, isReady);
    expect(status).toMatchObject({ phase: 'Running', hostIP: '10.0.0.1' });
    expect(status?.podIP).toMatch(/^10\.51\.\d+\.\d+$/);
    expect(status?.containerStatuses?.[0]).toMatchObject({
      name: 'plain',
      ready: true,
    });
  });

  it('gives a pod on the host network the address of its node', async () => {
    await create('host', { hostNetwork: true });
    const { status } = await expectObject(play, Pods, `${ns}/host`, isReady);
    expect(status?.podIP).toBe('10.0.0.1');
  });

  it('removes a pod that is deleted', async () => {
    const made = await create('leaves');
    await expectObject(play, Pods, `${ns}/leaves`, isReady);
    await play.write.remove(Pods, made);
    await expectObjects(
      play,
      Pods,
      ns,
      pods => !pods.some(each => each.metadata.name === 'leaves'),
    );
  });

  it('never makes a pod ready whose image cannot be pulled', async () => {
    await create('broken');
    const { status } = await expectObject(
      play,
      Pods,
      `${ns}/broken`,
      each => each.status?.containerStatuses !== undefined,
    );
    expect(status?.phase).toBe('Pending');
    expect(status?.containerStatuses?.[0].state).toMatchObject({
      waiting: { reason: 'ImagePullBackOff' },
    });
  });

  it('ends a task', async () => {
    await create('task', { restartPolicy: 'OnFailure' });
    const { status } = await expectObject(
      play,
      Pods,
      `${ns}/task`,
      each => each.status?.phase === 'Succeeded',
    );
    expect(status?.containerStatuses?.[0].state).toMatchObject({
      terminated: { exitCode: 0 },
    });
  });

  it('does not give a running pod’s address away after a restart', async () => {
    await create('before');
    const before = await expectObject(play, Pods, `${ns}/before`, isReady);
    const second = kubelet({
      nodes: [{ name: 'n9', address: '10.0.0.9' }],
      podNetwork: '10.51',
    });
    const { url, caPem, adminToken } = play.cluster;
    const client = new KubeClient({
      server: url,
      ca: caPem,
      token: adminToken,
    });
    await second.start(client);
    await create('after', { nodeName: 'n9' });
    await expectObject(play, Pods, `${ns}/after`, isReady);
    const all = await expectObjects(play, Pods, ns, () => true);
    const addresses = all
      .filter(each => !each.spec.hostNetwork)
      .map(each => each.status?.podIP);
    expect(addresses).toContain(before.status?.podIP);
    expect(new Set(addresses).size).toBe(addresses.length);
    await second.stop();
    await client.close();
  });
});

describe('scheduler', () => {
  it('keeps pods off tainted nodes, and lets in those that tolerate', async () => {
    const gpuOnly = { nodeSelector: { pool: 'gpu' } };
    await create('homeless', gpuOnly);
    await create('stranger', {
      ...gpuOnly,
      tolerations: [{ key: 'gpu', value: 'other' }],
    });
    await create('guest', {
      ...gpuOnly,
      tolerations: [{ key: 'gpu', operator: 'Exists' }],
    });
    const guest = await expectObject(play, Pods, `${ns}/guest`, isReady);
    expect(guest.spec.nodeName).toBe('gpu');
    for (const name of ['homeless', 'stranger']) {
      const left = await expectObject(play, Pods, `${ns}/${name}`, () => true);
      expect(left.spec.nodeName).toBeUndefined();
    }
  });
});
