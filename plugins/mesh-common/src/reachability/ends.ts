import type { InspectedCluster, MeshWorld } from '../world';

/** How a workload takes part, as reachability tells it. */
export type EndMode = 'ambient' | 'sidecar' | 'vm' | 'none';

/** One side of a connection: workloads of one mode in one cluster. */
export interface End {
  readonly cluster: InspectedCluster;
  readonly mode: EndMode;
}

const MODES: readonly EndMode[] = ['ambient', 'sidecar', 'vm', 'none'];

/** Every mode that occurs, by cluster. */
export function endsOf({ clusters }: MeshWorld): End[] {
  return clusters.flatMap(cluster => {
    const found = modesIn(cluster);
    return MODES.filter(mode => found.has(mode)).map(mode => ({
      cluster,
      mode,
    }));
  });
}

function modesIn(cluster: InspectedCluster): Set<EndMode> {
  const found = new Set<EndMode>();
  for (const { mode } of cluster.pods) {
    if (mode.mode === 'ambient' || mode.mode === 'sidecar') {
      found.add(mode.mode);
    }
    if (mode.mode === 'none' || mode.mode === 'sidecar-pending-restart') {
      found.add('none');
    }
  }
  if (cluster.view.details.workloadentries?.size) found.add('vm');
  return found;
}
