import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { targetFromKubeconfig } from '../../../packages/fleet/src/contract';
import {
  bindingLife,
  captureLife,
  remoteSecretLife,
  runLife,
  waypointLife,
  type Ground,
} from '../../../packages/fleet/src/life';
import { JudgeProcess } from '../../judge/client';
import { waitUntil } from '../control-plane/waitUntil';
import { checkCaptured } from './life/captured';
import { randomCaptures } from './life/randomCaptures';
import { runningFleet, TestCluster } from './support/runningFleet';

// The lives that the stand-ins of the simulated fleet live in `npm test`, word for word. Real here: kube-apiserver, its
// controllers, istiod with its injector. Played on both sides, for want of machines: scheduler, kubelet, load balancer and
// istio-cni; what istio-cni decides is asked of its own predicate after each step.
const { clusters, folder } = runningFleet();
const [first, second] = clusters;

const target = ({ name }: TestCluster) =>
  targetFromKubeconfig(join(folder, 'kubeconfig'), name);
const ground = (cluster: TestCluster, peer: TestCluster): Ground => ({
  cluster: target(cluster),
  istiodUrl: cluster.istiodUrl,
  peer: target(peer),
});

const judge = JudgeProcess.start();
after(() => judge.stop());

// Services of other tests that still go would make istiod read all of them at a moment of their own.
before(() => waitUntil('namespaces of other tests being gone', isQuiet));

describe('the real parts live as the lives say', { concurrency: true }, () => {
  // One after the other: each Service of a life moves the Gateways of all.
  describe(`on ${first.name}`, { concurrency: 1 }, () => {
    for (const life of [waypointLife, bindingLife]) {
      test(life.name, () => runLife(life, ground(first, second)));
    }
  });

  // On the other cluster, so that its istiod has no part in the above.
  test(remoteSecretLife.name, () =>
    runLife(remoteSecretLife, ground(second, first)),
  );

  test(`${captureLife.name}, with istio-cni's own predicate and istiod's word for it`, () =>
    runLife(captureLife, ground(second, first), {
      afterStep: () => checkCaptured(second, 'life-capture', judge),
    }));
});

test('the stand-in of istio-cni takes the pods that istio-cni takes', () =>
  randomCaptures(judge, { cases: 1_500, seed: 20261124 }));

async function isQuiet(): Promise<true | undefined> {
  const phases = await Promise.all(
    clusters.map(({ kubectl }) =>
      kubectl.run([
        ...['get', 'namespaces', '-o', 'jsonpath={.items[*].status.phase}'],
      ]),
    ),
  );
  return phases.join().includes('Terminating') ? undefined : true;
}
