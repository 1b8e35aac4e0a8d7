import { join } from 'node:path';
import { after, before } from 'node:test';
import { startFleet } from '../../../packages/fleet/src/fleet';
import { CLUSTERS } from '../../../packages/fleet/src/story';
import { testKubectl } from './support/contractTests';
import { runningFleet } from './support/runningFleet';

// The same kubectl, the same expectations, on every context of both fleets.
const real = runningFleet();
const folder = join(real.folder, 'simulated-kubectl');
let simulated: Awaited<ReturnType<typeof startFleet>>;

before(async () => {
  simulated = await startFleet({ ports: 'any', folder });
});
after(() => simulated.close());

for (const { name } of real.clusters) {
  testKubectl(`the real ${name}`, real.binaries.kubectl, {
    kubeconfig: join(real.folder, 'kubeconfig'),
    context: name,
  });
}

for (const { name } of CLUSTERS) {
  testKubectl(`the simulated ${name}`, real.binaries.kubectl, {
    kubeconfig: join(folder, 'kubeconfig'),
    context: name,
  });
}
