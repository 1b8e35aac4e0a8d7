import { join } from 'node:path';
import { CONTRACT } from '../../../packages/fleet/src/contract';
import { testGroups } from './support/contractTests';
import { runningFleet } from './support/runningFleet';

// What the simulated API server promises, on the real one: each promise must be one that Kubernetes keeps.
const { clusters, folder } = runningFleet();
const [{ name }] = clusters;

testGroups(`the real ${name}`, CONTRACT, {
  kubeconfig: join(folder, 'kubeconfig'),
  context: name,
});
