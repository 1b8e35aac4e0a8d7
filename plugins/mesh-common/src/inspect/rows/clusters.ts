import type { ReportCluster } from '../report';
import type { InspectedCluster } from '../../world';

/** One cluster of a report. */
export function clusterRow(cluster: InspectedCluster): ReportCluster {
  const { ctx, mode } = cluster;
  return {
    cluster: cluster.name,
    mode: mode.mode === 'empty' ? 'none' : mode.mode,
    ambientReady: mode.ambientReady,
    version: ctx.istiodVersion,
    network: ctx.network,
    trustDomain: ctx.trustDomain,
    clusterId: ctx.clusterId,
    reasons: [...controlPlane(cluster), ...parts(cluster)],
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
