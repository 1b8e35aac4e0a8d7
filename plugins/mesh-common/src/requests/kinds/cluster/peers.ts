import { PlanFinding } from '../../../contract/plans';
import { finding } from '../../../plan/finding';
import { silence } from '../../../plan/silence';
import { mayWrite } from '../../../plan/subject';
import { findCluster, PlanCluster, PlanWorld } from '../../../plan/world';
import { FiledInput } from '../types';

/** A cluster that is to know the new one. */
export interface Peer {
  readonly cluster: PlanCluster | undefined;
  readonly findings: readonly PlanFinding[];
}

export function planPeer(
  input: FiledInput<'cluster'>,
  name: string,
  world: PlanWorld,
): Peer {
  const at = { cluster: name };
  const cluster = findCluster(world, name);
  if (name === input.name) {
    const itself = finding.error(
      'peer-is-itself',
      `${name} cannot be its own peer.`,
      'Leave it out.',
      at,
    );
    return { cluster: undefined, findings: [itself] };
  }
  if (!cluster) {
    const unknown = finding.error(
      'unknown-cluster',
      `The portal knows no cluster ${name}.`,
      'Name clusters that are registered.',
      at,
    );
    return { cluster: undefined, findings: [unknown] };
  }
  const silent = silence(cluster, ['namespaces', 'configs', 'deployments']);
  if (silent) return { cluster, findings: [silent] };
  return {
    cluster,
    findings: [
      ...mayWrite(world, cluster, 'cluster').filter(
        f => f.code !== 'writes-disabled',
      ),
      ...controlPlane(cluster),
      ...modes(world, cluster),
    ],
  };
}

/** Without a cluster id of its own, a Secret about it would be ignored. */
function controlPlane({ view, context }: PlanCluster): PlanFinding[] {
  const at = { cluster: view.name };
  if (!context.istiod) {
    return [
      finding.error(
        'peer-without-istiod',
        `No istiod is seen in ${view.name}.`,
        'Name only clusters that run their own control plane.',
        at,
      ),
    ];
  }
  if (context.clusterId !== 'Kubernetes') return [];
  return [
    finding.error(
      'peer-default-id',
      `istiod of ${view.name} still calls its cluster Kubernetes, the default.`,
      'Set global.multiCluster.clusterName there and restart istiod.',
      at,
    ),
  ];
}

/** Sidecars and ambient have no path to each other between networks (istio-domain 2.4). */
function modes(
  { candidate }: PlanWorld,
  { view, context }: PlanCluster,
): PlanFinding[] {
  if (!candidate || candidate.mode === 'unknown') return [];
  const parts = Object.values(context.ambient);
  const peerAmbient = parts.every(part => part.installed === true);
  const ambient = candidate.mode === 'ambient' || candidate.mode === 'mixed';
  if (ambient === peerAmbient || candidate.network === context.network) {
    return [];
  }
  return [
    finding.warning(
      'modes-differ',
      `${candidate.name} and ${view.name} have different modes: no calls between them across networks.`,
      'Expect discovery only until both run the same mode.',
      { cluster: view.name },
    ),
  ];
}
