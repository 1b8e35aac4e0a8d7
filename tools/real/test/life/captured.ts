import assert from 'node:assert/strict';
import { z } from 'zod';
import { Judge, Manifest } from '../../../judge/questions';
import { waitUntil } from '../../control-plane/waitUntil';
import { ambientWorkloads } from '../support/istiodDebug';
import { TestCluster } from '../support/runningFleet';

const cniConfig = z.object({
  data: z.object({
    AMBIENT_ENABLEMENT_SELECTOR: z.string(),
    EXCLUDE_NAMESPACES: z.string(),
  }),
});
const podList = z.object({
  items: z.array(
    z.looseObject({
      metadata: z.looseObject({
        name: z.string(),
        uid: z.string(),
        creationTimestamp: z.string(),
        annotations: z.record(z.string(), z.string()).default({}),
      }),
      status: z.looseObject({ phase: z.string() }),
    }),
  ),
});

type Pods = z.output<typeof podList>['items'];

/**
 * Asks istio-cni's predicate about the pods of a namespace as they are in the cluster, with the cluster's own settings: those
 * that run have to be captured where it says so. istiod has to speak HBONE to the captured ones, and to no other.
 */
export async function checkCaptured(
  cluster: TestCluster,
  namespace: string,
  judge: Judge,
): Promise<void> {
  const pods = await runningPods(cluster, namespace);
  assert.ok(pods.length > 0, 'there are pods');
  const wanted = await predicate(cluster, namespace, pods, judge);
  const captured = ({ metadata }: Pods[0]) =>
    metadata.annotations['ambient.istio.io/redirection'] === 'enabled';
  assert.deepEqual(byName(pods, captured), wanted);

  // A sidecar speaks HBONE by itself.
  const plain = pods.filter(
    ({ metadata }) => !('sidecar.istio.io/status' in metadata.annotations),
  );
  await waitUntil('istiod speaking HBONE to captured pods only', async () => {
    const all = await ambientWorkloads(cluster.istiodUrl);
    const spoken = ({ metadata }: Pods[0]) =>
      all.some(
        each =>
          each.namespace === namespace &&
          each.name === metadata.name &&
          each.tunnelProtocol === 'HBONE',
      );
    assert.deepEqual(byName(plain, spoken), byName(plain, captured));
    return true;
  });
}

/** Those that ended are let go whatever the predicate says of them. */
async function runningPods({ kubectl }: TestCluster, namespace: string) {
  const found = await kubectl.json(['get', 'pods', '-n', namespace]);
  return podList
    .parse(found)
    .items.filter(({ status }) => status.phase === 'Running');
}

async function predicate(
  { kubectl }: TestCluster,
  namespace: string,
  pods: Pods,
  judge: Judge,
): Promise<Record<string, boolean>> {
  const { data } = cniConfig.parse(
    await kubectl.json([
      ...['get', 'configmap', 'istio-cni-config', '-n', 'istio-system'],
    ]),
  );
  const home = await kubectl.json(['get', 'namespace', namespace]);
  const answers = await judge.ask('capture', {
    selectors: data.AMBIENT_ENABLEMENT_SELECTOR,
    excludeNamespaces: data.EXCLUDE_NAMESPACES,
    namespaces: [home as Manifest],
    pods: pods.map(pod => ({ ...pod, apiVersion: 'v1', kind: 'Pod' })),
  });
  return byName(pods, (_, nth) => answers[nth]);
}

const byName = (pods: Pods, says: (pod: Pods[0], nth: number) => boolean) =>
  Object.fromEntries(
    pods.map((pod, nth) => [pod.metadata.name, says(pod, nth)]),
  );
