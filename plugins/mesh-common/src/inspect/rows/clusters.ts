import type { ReportCluster } from '../report';
import type { InspectedCluster, MeshWorld } from '../../world';

/** One cluster of a report. */
export function clusterRow(
  cluster: InspectedCluster,
  world: MeshWorld,
): ReportCluster {
  const { ctx, mode } = cluster;
  return {
    cluster: cluster.name,
    mode: mode.mode === 'empty' ? 'none' : mode.mode,
    ambientReady: mode.ambientReady,
    version: ctx.istiodVersion,
    network: ctx.network,
    trustDomain: ctx.trustDomain,
    clusterId: ctx.clusterId,
    ...remotes(cluster, world),
    reasons: [...controlPlane(cluster), ...parts(cluster)],
  };
}

function remotes(
  cluster: InspectedCluster,
  { clusters }: MeshWorld,
): Pick<ReportCluster, 'remotes'> {
  const { remotes: known } = cluster.view;
  if (!known) return {};
  return {
    remotes: [...known]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([clusterId, sync]) => ({
        clusterId,
        cluster:
          clusters.find(c => c !== cluster && c.ctx.clusterId === clusterId)
            ?.name ?? null,
        sync,
      })),
  };
}

function controlPlane({ ctx, view }: InspectedCluster): string[] {
  const { istiod } = ctx;
  if (istiod) {
    const { namespace, revision, available } = istiod;
    return [
      `istiod of revision ${revision} runs in ${namespace}${
        available ? '' : ', but no pod of it is available'
      }.`,
    ];
  }
  if (view.facts.injectors.size > 0) {
    return ['An injector but no istiod is here: the control plane is remote.'];
  }
  return ['No istiod was found here.'];
}

const PARTS = [
  ['controlPlane', 'istiod with ambient on (PILOT_ENABLE_AMBIENT)'],
  ['nodeAgent', 'istio-cni with ambient on (AMBIENT_ENABLED)'],
  ['dataPlane', 'ztunnel'],
] as const;

function parts({ ctx }: InspectedCluster): string[] {
  return PARTS.map(([key, name]) => {
    const { installed, ready } = ctx.ambient[key];
    if (installed === null) return `${name}: cannot be read.`;
    if (!installed) return `${name}: not installed.`;
    if (ready === null) return `${name}: installed, readiness unknown.`;
    return `${name}: ${ready ? 'ready' : 'installed, not ready'}.`;
  });
}
