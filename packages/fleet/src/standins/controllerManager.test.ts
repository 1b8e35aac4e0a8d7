import { controllerManager } from './controllerManager';
import {
  DaemonSets,
  Deployments,
  EndpointSlices,
  Nodes,
  Pods,
  ReplicaSets,
  Services,
  type Pod,
} from './client';
import { kubelet } from './kubelet';
import { isReady } from './pods';
import { scheduler } from './scheduler';
import {
  expectObject,
  expectObjects,
  deployment,
  playground,
  pod,
  service,
  type Playground,
} from './testing';

const nodes = [
  { name: 'n1', address: '10.0.0.1', labels: { pool: 'a' } },
  { name: 'n2', address: '10.0.0.2', labels: { pool: 'a' } },
  { name: 'n3', address: '10.0.0.3', labels: { pool: 'b' } },
];

let play: Playground;
beforeAll(async () => {
  play = await playground(() => [
    ...controllerManager(),
    scheduler(),
    kubelet({
      nodes,
      podNetwork: '10.50',
      cannotPull: each => each.metadata.labels?.broken === 'yes',
    }),
  ]);
});
afterAll(() => play.close());

const ready = (count: number) => (pods: Pod[]) =>
  pods.length === count && pods.every(isReady);
const patchSpec = (namespace: string, name: string, spec: unknown) =>
  play.write.patch(Deployments, { namespace, name }, { spec });

describe('a Deployment', () => {
  it('gets its pods, and a status that counts them', async () => {
    const ns = await play.namespace('deploys');
    await play.write.create(Deployments, deployment(ns, 'web', 3), ns);
    const pods = await expectObjects(play, Pods, ns, ready(3));
    expect(new Set(pods.map(each => each.status?.podIP)).size).toBe(3);
    const seen = await expectObject(
      play,
      Deployments,
      `${ns}/web`,
      ({ status }) => status?.availableReplicas === 3,
    );
    expect(seen.status).toMatchObject({
      observedGeneration: seen.metadata.generation,
      replicas: 3,
      readyReplicas: 3,
      updatedReplicas: 3,
    });
  });

  it('is scaled down, keeping the pods that are ready', async () => {
    const ns = await play.namespace('scales');
    await play.write.create(Deployments, deployment(ns, 'web', 2), ns);
    const two = await expectObjects(play, Pods, ns, ready(2));
    await patchSpec(ns, 'web', { replicas: 1 });
    const [left] = await expectObjects(play, Pods, ns, ready(1));
    expect(two.map(each => each.metadata.uid)).toContain(left.metadata.uid);
  });

  it('replaces a pod that is deleted', async () => {
    const ns = await play.namespace('heals');
    await play.write.create(Deployments, deployment(ns, 'web', 1), ns);
    const [old] = await expectObjects(play, Pods, ns, ready(1));
    await play.write.remove(Pods, old);
    await expectObjects(
      play,
      Pods,
      ns,
      pods => ready(1)(pods) && pods[0].metadata.uid !== old.metadata.uid,
    );
  });

  it('rolls a new template out and counts revisions', async () => {
    const ns = await play.namespace('rolls');
    await play.write.create(Deployments, deployment(ns, 'web', 2), ns);
    await expectObjects(play, Pods, ns, ready(2));
    const template = { metadata: { annotations: { restarted: 'now' } } };
    await patchSpec(ns, 'web', { template });
    const pods = await expectObjects(
      play,
      Pods,
      ns,
      all =>
        ready(2)(all) &&
        all.every(each => each.metadata.annotations?.restarted === 'now'),
    );
    expect(pods).toHaveLength(2);
    const { metadata } = await expectObject(
      play,
      Deployments,
      `${ns}/web`,
      each =>
        Boolean(
          each.status?.conditions?.some(
            c => c.reason === 'NewReplicaSetAvailable',
          ),
        ),
    );
    expect(metadata.annotations?.['deployment.kubernetes.io/revision']).toBe(
      '2',
    );
    const sets = await expectObjects(
      play,
      ReplicaSets,
      ns,
      all => all.length === 2,
    );
    expect(sets.map(each => each.spec.replicas).sort()).toEqual([0, 2]);
  });

  it('keeps serving when the new template never gets ready', async () => {
    const ns = await play.namespace('stalls');
    await play.write.create(Deployments, deployment(ns, 'web', 2), ns);
    const old = await expectObjects(play, Pods, ns, ready(2));
    const template = { metadata: { labels: { broken: 'yes' } } };
    await patchSpec(ns, 'web', { template });
    const pods = await expectObjects(play, Pods, ns, all =>
      all.some(each => each.status?.phase === 'Pending' && each.status.podIP),
    );
    const serving = pods.filter(isReady).map(each => each.metadata.uid);
    expect(serving.sort()).toEqual(old.map(each => each.metadata.uid).sort());
  });

  it('takes everything with it when it is deleted', async () => {
    const ns = await play.namespace('goes');
    const made = await play.write.create(
      Deployments,
      deployment(ns, 'web', 2),
      ns,
    );
    await expectObjects(play, Pods, ns, ready(2));
    await play.write.remove(Deployments, made);
    await expectObjects(play, Pods, ns, pods => pods.length === 0);
    await expectObjects(play, ReplicaSets, ns, sets => sets.length === 0);
  });
});

describe('a DaemonSet', () => {
  it('has a pod on each node it selects, also on those that come later', async () => {
    const ns = await play.namespace('daemons');
    const template = deployment(ns, 'agent', 0).spec as {
      template: { spec: object };
    };
    await play.write.create(
      DaemonSets,
      {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'agent', namespace: ns },
        spec: {
          selector: { matchLabels: { app: 'agent' } },
          template: {
            ...template.template,
            spec: { ...template.template.spec, nodeSelector: { pool: 'a' } },
          },
        },
      },
      ns,
    );
    const two = await expectObjects(play, Pods, ns, ready(2));
    expect(two.map(each => each.spec.nodeName).sort()).toEqual(['n1', 'n2']);
    const labels = (pool: string) => ({ metadata: { labels: { pool } } });
    await play.write.patch(Nodes, { name: 'n3' }, labels('a'));
    await expectObjects(play, Pods, ns, ready(3));
    await play.write.patch(Nodes, { name: 'n3' }, labels('b'));
    await expectObjects(play, Pods, ns, ready(2));
    await expectObject(
      play,
      DaemonSets,
      `${ns}/agent`,
      ({ status }) =>
        status?.numberReady === 2 && status.desiredNumberScheduled === 2,
    );
  });
});

describe('a Service', () => {
  it('has an EndpointSlice with the ready pods and the port they name', async () => {
    const ns = await play.namespace('serves');
    await play.write.create(Services, service(ns, 'web'), ns);
    await play.write.create(Pods, pod(ns, 'web'), ns);
    const readyEndpoints = (count: number) =>
      expectObjects(play, EndpointSlices, ns, slices => {
        const endpoints = slices[0]?.endpoints ?? [];
        return endpoints.filter(e => e.conditions.ready).length === count;
      });
    const [slice] = await readyEndpoints(1);
    const { status, metadata } = await expectObject(
      play,
      Pods,
      `${ns}/web`,
      isReady,
    );
    expect(slice.endpoints[0]).toMatchObject({
      addresses: [status?.podIP],
      targetRef: { kind: 'Pod', name: 'web', uid: metadata.uid },
    });
    expect(slice.ports).toEqual([
      { name: 'http', port: 8080, protocol: 'TCP' },
    ]);
    await play.write.patch(
      Pods,
      { namespace: ns, name: 'web' },
      { metadata: { labels: { app: 'other' } } },
    );
    await expectObjects(
      play,
      EndpointSlices,
      ns,
      slices => (slices[0]?.endpoints ?? []).length === 0,
    );
  });
});
