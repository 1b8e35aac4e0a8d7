import { after, before, describe, test } from 'node:test';
import {
  bindingLife,
  captureLife,
  runLife,
  waypointLife,
} from '../../../packages/fleet/src/life';
import { JudgeProcess } from '../../judge/client';
import { waitUntil } from '../control-plane/waitUntil';
import { checkCaptured } from './life/captured';
import { groundOf } from './life/ground';
import { randomCaptures } from './life/randomCaptures';
import { runningFleet } from './support/runningFleet';

// The lives that the stand-ins of the simulated fleet live in `npm test`, word for word. Real here: kube-apiserver, its
// controllers, istiod with its injector. Played on both sides, for want of machines: scheduler, kubelet, load balancer and
// istio-cni; what istio-cni decides is asked of its own predicate after each step.
const fleet = runningFleet();
const [first, second] = fleet.clusters;

const judge = JudgeProcess.start();
after(() => judge.stop());

// Services of other tests that still go would make istiod read all of them at a moment of their own.
before(() => waitUntil('namespaces of other tests being gone', isQuiet));

describe('the real parts live as the lives say', { concurrency: true }, () => {
  // One after the other: each Service of a life moves the Gateways of all.
  describe(`on ${first.name}`, { concurrency: 1 }, () => {
    for (const life of [waypointLife, bindingLife]) {
      test(life.name, () => runLife(life, groundOf(fleet, first, second)));
    }
  });

  // On the other cluster, so that its istiod has no part in the above.
  test(`${captureLife.name}, with istio-cni's own predicate and istiod's word for it`, () =>
    runLife(captureLife, groundOf(fleet, second, first), {
      afterStep: () => checkCaptured(second, 'life-capture', judge),
    }));
});

test('the stand-in of istio-cni takes the pods that istio-cni takes', () =>
  randomCaptures(judge, { cases: 1_500, seed: 20261124 }));

async function isQuiet(): Promise<true | undefined> {
  const phases = await Promise.all(
    fleet.clusters.map(({ kubectl }) =>
      kubectl.run([
        ...['get', 'namespaces', '-o', 'jsonpath={.items[*].status.phase}'],
      ]),
    ),
  );
  return phases.join().includes('Terminating') ? undefined : true;
}
