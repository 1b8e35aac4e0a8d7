import { join } from 'node:path';
import { targetFromKubeconfig } from '../../../../packages/fleet/src/contract';
import type { Ground } from '../../../../packages/fleet/src/life';
import { TestCluster, TestFleet } from '../support/runningFleet';

/** A cluster of the real fleet, with another one as its peer, as lives know them. */
export function groundOf(
  { folder }: TestFleet,
  cluster: TestCluster,
  peer: TestCluster,
): Ground {
  const target = ({ name }: TestCluster) =>
    targetFromKubeconfig(join(folder, 'kubeconfig'), name);
  return {
    cluster: target(cluster),
    istiodUrl: cluster.istiodUrl,
    peer: target(peer),
  };
}
