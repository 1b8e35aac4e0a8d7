import type { EntityCluster } from '../../contract';
import { sinceWords } from '../age';
import { CardInput, oldestSeen } from '../clusters';
import { count, listWords } from '../counted';
import type { WhyStep } from '../types';
import { reasonSteps } from './reasonSteps';

/**
 * The chain from facts to the mode in the cluster that decides the headline, the worst: labels, pods, reasons, silence,
 * the other clusters. Two to six steps.
 */
export function modeWhy(input: CardInput): WhyStep[] {
  const [cluster, ...others] = input.all;
  if (!cluster) return [];
  return [
    labelStep(cluster),
    ...(cluster.mode === 'unknown' ? [] : [podStep(cluster)]),
    ...reasonSteps(cluster),
    ...silenceStep(input),
    ...(others.length ? [otherStep(others)] : []),
  ];
}

const ASKS: Readonly<Record<EntityCluster['declared'], string>> = {
  ambient: 'ask for ambient',
  sidecar: 'ask for a sidecar',
  none: 'ask for nothing',
  conflict: 'ask for two modes at once',
  unknown: 'cannot be read',
};

function labelStep(cluster: EntityCluster): WhyStep {
  const where = cluster.namespaces.length
    ? `${listWords(cluster.namespaces)} in ${cluster.cluster}`
    : cluster.cluster;
  const raw = Object.entries(cluster.labels ?? {}).flatMap(([ns, labels]) =>
    Object.entries(labels).map(([key, value]) => `${ns}  ${key}: ${value}`),
  );
  return {
    claim: `The labels of ${where} ${ASKS[cluster.declared]}.`,
    rule: 'istio.io/dataplane-mode: ambient asks for ambient. istio-injection and istio.io/rev ask for a sidecar.',
    ...(raw.length > 0 && { raw }),
    ...(cluster.declared === 'unknown' && { mark: 'broken-chain' }),
  };
}

function podStep({ pods }: EntityCluster): WhyStep {
  const inside = pods.ambient + pods.sidecar;
  const raw = [
    [pods.ambient, 'ambient.istio.io/redirection = enabled'],
    [pods.sidecar, 'a container istio-proxy'],
    [pods.blocked, 'ambient.istio.io/redirection = pending'],
    [pods.pending + pods.none, 'neither'],
  ] as const;
  return {
    claim: `${inside} of ${count(pods.total, 'pod')} ${
      inside === 1 ? 'is' : 'are'
    } in the mesh.`,
    rule: 'A label only asks. The annotation, written by istio-cni on the node, and the container are the facts.',
    raw: raw
      .filter(([n]) => n > 0)
      .map(([n, fact]) => `${n} of ${count(pods.total, 'pod')}: ${fact}`),
  };
}

function silenceStep({ silent, now }: CardInput): WhyStep[] {
  if (!silent.length) return [];
  const since = sinceWords(oldestSeen(silent) ?? now, now);
  return [
    {
      claim: `${listWords(silent.map(c => c.cluster))} ${
        silent.length === 1 ? 'has' : 'have'
      } not answered ${since}.`,
      rule: 'What was true then may not be true now.',
      mark: 'broken-chain',
    },
  ];
}

function otherStep(others: readonly EntityCluster[]): WhyStep {
  return {
    claim: `The ${
      others.length === 1
        ? 'other cluster is'
        : `other ${others.length} clusters are`
    } counted the same way.`,
    raw: others.map(
      ({ cluster, mode, pods }) =>
        `${cluster}: ${mode}, ${count(pods.total, 'pod')}`,
    ),
  };
}
