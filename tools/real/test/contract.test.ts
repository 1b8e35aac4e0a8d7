import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  CONTRACT,
  kubectlGroups,
  targetFromKubeconfig,
  World,
} from '../../../packages/fleet/src/contract';
import { runningFleet } from './support/runningFleet';

// What the simulated API server promises, on the real one: each promise must be one that Kubernetes keeps.
const { binaries, clusters, folder } = runningFleet();
const kubeconfig = join(folder, 'kubeconfig');
const context = clusters[0].name;
const target = targetFromKubeconfig(kubeconfig, context);
const kubectl = kubectlGroups({
  binary: binaries.kubectl,
  kubeconfig,
  context,
});

for (const { name, cases } of [...CONTRACT, ...kubectl]) {
  describe(`contract: ${name}`, () => {
    for (const one of cases) {
      test(one.name, async t => {
        const world = new World(target);
        t.after(() => world.end());
        await one.run(world);
      });
    }
  });
}
