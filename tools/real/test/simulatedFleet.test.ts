import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { after, before, test } from 'node:test';
import { startFleet } from '../../../packages/fleet/src/fleet';
import { clusterStory, namespacesOf } from '../../../packages/fleet/src/story';
import { Kubectl } from '../control-plane/kubectl';
import { realClusters } from '../fleet/clusters';
import { meshFacts } from './support/meshFacts';
import { runningFleet } from './support/runningFleet';

// The stand-ins for istiod, injector and controllers, judged by the parts they stand in for: the same story, told on
// both fleets, must look the same.
const real = runningFleet();
const folder = join(real.folder, 'simulated');
const names = realClusters.map(each => each.story.name);
let simulated: Awaited<ReturnType<typeof startFleet>>;

before(async () => {
  simulated = await startFleet({ clusters: names, ports: 'any', folder });
});
after(() => simulated.close());

for (const [index, name] of names.entries()) {
  test(`${name} looks the same on the simulated fleet and on the real one`, async () => {
    const namespaces = namespacesOf(clusterStory(name).name).map(
      each => each.story.name,
    );
    const ofSimulated = new Kubectl(
      real.binaries.kubectl,
      join(folder, 'kubeconfig'),
      join(folder, 'kubectl-cache'),
      name,
    );
    const read = () =>
      Promise.all(
        [ofSimulated, real.clusters[index].kubectl].map(kubectl =>
          meshFacts(kubectl, namespaces),
        ),
      );
    let [seen, wanted] = await read();
    const deadline = Date.now() + 20_000;
    // Both may still be on their way.
    while (!isDeepStrictEqual(seen, wanted) && Date.now() < deadline) {
      [seen, wanted] = await read();
    }
    assert.ok(Object.keys(wanted).length > 30, 'the story is there');
    assert.deepEqual(seen, wanted);
  });
}
