import { EntityCluster, EntityStatus } from '../contract/status';
import { count } from './counted';
import { WhyStep } from './types';

/** The chain from facts to the mode in the cluster that decides the headline: the worst comes first. */
export function modeWhy(status: EntityStatus, headline: string): WhyStep[] {
  const [cluster] = status.clusters;
  if (!cluster) return [];
  return [
    labelStep(cluster),
    podStep(cluster),
    {
      claim: headline,
      rule: 'A label is a wish; what the pods show is what counts.',
    },
  ];
}

function labelStep(cluster: EntityCluster): WhyStep {
  const raw = Object.entries(cluster.labels ?? {}).flatMap(([ns, labels]) =>
    Object.entries(labels).map(([key, value]) => `${ns}  ${key}: ${value}`),
  );
  const words: Record<EntityCluster['declared'], string> = {
    ambient: 'asks for ambient',
    sidecar: 'asks for a sidecar',
    none: 'asks for nothing',
    conflict: 'asks for two modes at once',
    unknown: 'could not be read',
  };
  return {
    claim: `In ${cluster.cluster} the namespace ${words[cluster.declared]}.`,
    rule: 'istio-injection and istio.io/rev ask for a sidecar, istio.io/dataplane-mode: ambient for ambient.',
    ...(raw.length ? { raw } : {}),
    ...(cluster.declared === 'unknown' ? { mark: 'broken-chain' } : {}),
  };
}

function podStep(cluster: EntityCluster): WhyStep {
  const { pods } = cluster;
  if (cluster.mode === 'unknown') {
    return {
      claim: `We cannot say what its pods do: ${
        cluster.freshness.missing.join(', ') || 'pods'
      } could not be read.`,
      mark: 'broken-chain',
    };
  }
  const parts = [
    [pods.ambient, 'captured by ztunnel'],
    [pods.sidecar, 'with a sidecar'],
    [pods.pending, 'asked for, not captured'],
    [pods.blocked, 'redirected without a ztunnel'],
    [pods.none, 'outside the mesh'],
  ] as const;
  const shown = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return {
    claim: `Of ${count(pods.total, 'pod')}: ${shown.join(', ') || 'none'}.`,
    rule: 'ztunnel has a pod when istio-cni says so on the pod (ambient.istio.io/redirection: enabled); a sidecar is a container of the pod.',
  };
}
