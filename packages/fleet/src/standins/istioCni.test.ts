import { ConfigMaps, Namespaces, Pods, type Pod } from './client';
import { istioCni } from './istioCni';
import { kubelet } from './kubelet';
import { isReady } from './pods';
import { expectObject, playground, pod, type Playground } from './testing';

const MODE = 'istio.io/dataplane-mode';
const REDIRECTION = 'ambient.istio.io/redirection';
const SYSTEM = 'istio-system';

let play: Playground;
beforeAll(async () => {
  play = await playground(() => [
    kubelet({
      nodes: ['n1', 'n2', 'n3'].map((name, n) => ({
        name,
        address: `10.0.0.${n + 1}`,
      })),
      podNetwork: '10.52',
    }),
    istioCni(),
  ]);
  await play.namespace(SYSTEM);
  // n1 has both agents, n2 istio-cni only, n3 none.
  await agent('istio-cni-node-1', 'n1', { 'k8s-app': 'istio-cni-node' });
  await agent('ztunnel-1', 'n1', { app: 'ztunnel' });
  await agent('istio-cni-node-2', 'n2', { 'k8s-app': 'istio-cni-node' });
});
afterAll(() => play.close());

async function agent(
  name: string,
  nodeName: string,
  labels: Record<string, string>,
) {
  await play.write.create(
    Pods,
    pod(SYSTEM, name, { nodeName }, labels),
    SYSTEM,
  );
  return expectObject(play, Pods, `${SYSTEM}/${name}`, isReady);
}

async function runs(ns: string, name: string, nodeName: string, labels = {}) {
  await play.write.create(Pods, pod(ns, name, { nodeName }, labels), ns);
  await expectObject(play, Pods, `${ns}/${name}`, isReady);
}

const label = (ns: string, mode: string | null) =>
  play.write.patch(
    Namespaces,
    { name: ns },
    { metadata: { labels: { [MODE]: mode } } },
  );
const redirection = ({ metadata }: Pod) => metadata.annotations?.[REDIRECTION];
const expectRedirection = (key: string, value: string | undefined) =>
  expectObject(play, Pods, key, each => redirection(each) === value);

describe('istio-cni', () => {
  it('captures running pods when their namespace is labelled, and lets them go again', async () => {
    const ns = await play.namespace('moves');
    await runs(ns, 'a', 'n1');
    await runs(ns, 'out', 'n1', { [MODE]: 'none' });
    await label(ns, 'ambient');
    await expectRedirection(`${ns}/a`, 'enabled');
    await label(ns, null);
    await expectRedirection(`${ns}/a`, undefined);
    const out = await expectObject(play, Pods, `${ns}/out`, () => true);
    expect(redirection(out)).toBeUndefined();
  });

  it('lets go a pod that has ended', async () => {
    const ns = await play.namespace('ends', { [MODE]: 'ambient' });
    await runs(ns, 'a', 'n1');
    await expectRedirection(`${ns}/a`, 'enabled');
    const ended = { status: { phase: 'Succeeded' } };
    const ref = { namespace: ns, name: 'a' };
    await play.write.patch(Pods, ref, ended, 'status');
    await expectRedirection(`${ns}/a`, undefined);
  });

  it('captures a labelled pod in an unlabelled namespace', async () => {
    const ns = await play.namespace('single');
    await runs(ns, 'a', 'n1', { [MODE]: 'ambient' });
    await expectRedirection(`${ns}/a`, 'enabled');
  });

  it('leaves pods pending on a node without ztunnel until one is there', async () => {
    const ns = await play.namespace('waits', { [MODE]: 'ambient' });
    await runs(ns, 'a', 'n2');
    await expectRedirection(`${ns}/a`, 'pending');
    const ztunnel = await agent('ztunnel-2', 'n2', { app: 'ztunnel' });
    await expectRedirection(`${ns}/a`, 'enabled');
    await play.write.remove(Pods, ztunnel);
    await expectRedirection(`${ns}/a`, 'pending');
  });

  it('does nothing on a node where it does not run: labelled, but never captured', async () => {
    const ns = await play.namespace('never', { [MODE]: 'ambient' });
    await runs(ns, 'lost', 'n3');
    // Captured after the other one was ready: so the other one has been passed over, not just not reached.
    await runs(ns, 'found', 'n1');
    await expectRedirection(`${ns}/found`, 'enabled');
    const lost = await expectObject(play, Pods, `${ns}/lost`, () => true);
    expect(redirection(lost)).toBeUndefined();
  });

  it('follows its ConfigMap', async () => {
    const ns = await play.namespace('excluded', { [MODE]: 'ambient' });
    await runs(ns, 'a', 'n1');
    await expectRedirection(`${ns}/a`, 'enabled');
    const metadata = { name: 'istio-cni-config', namespace: SYSTEM };
    const data = { EXCLUDE_NAMESPACES: `kube-system,${ns}` };
    const config = await play.write.create(
      ConfigMaps,
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
      SYSTEM,
    );
    await expectRedirection(`${ns}/a`, undefined);
    await play.write.remove(ConfigMaps, config);
    await expectRedirection(`${ns}/a`, 'enabled');
  });

  it('writes through the status of the pod', async () => {
    const ns = await play.namespace('writes', { [MODE]: 'ambient' });
    await runs(ns, 'a', 'n1');
    const { metadata } = await expectRedirection(`${ns}/a`, 'enabled');
    const entry = metadata.managedFields?.find(
      each => each.manager === 'istio-cni',
    );
    expect(entry?.subresource).toBe('status');
  });
});
