import type { EntityCluster } from '../contract';
import { sinceWords } from './age';
import { CardInput, seenAtOf } from './clusters';
import { count, listWords } from './counted';
import { standsAlone } from './placementSplit';
import type { WhyStep } from './types';

/** Where it was looked for, what was found, and why one cluster stands alone. Two to four steps. */
export function placementWhy(input: CardInput): WhyStep[] {
  const { status, all, running, silent, unknown, now } = input;
  if (!all.length) return [];
  const { link } = status;
  return [
    {
      claim: `It was looked for in ${count(
        status.clustersSearched,
        'cluster',
      )}.`,
      rule: 'An annotation of the entity says which pods are its own.',
      ...(link && { raw: [`${link.annotation}: ${link.value}`] }),
    },
    {
      claim: `Pods of it were found in ${count(
        all.filter(c => c.pods.total > 0).length,
        'cluster',
      )}.`,
      raw: all.map(found),
    },
    ...(standsAlone(running) ? [SPLIT] : []),
    ...[...silent, ...unknown].slice(0, 1).map(c => notSeen(c, now)),
  ];
}

const SPLIT: WhyStep = {
  claim: 'Sidecar and ambient clusters cannot call each other across networks.',
  rule: 'ztunnel goes through a gateway only with HBONE, a sidecar only with the classic protocol.',
};

function found({ cluster, mode, pods, namespaces, network }: EntityCluster) {
  const where = listWords(namespaces) || 'no namespace';
  const what = mode === 'unknown' ? 'pods unknown' : count(pods.total, 'pod');
  return `${cluster}: ${what} in ${where}${
    network ? `, network ${network}` : ''
  }`;
}

function notSeen(cluster: EntityCluster, now: number): WhyStep {
  const seen = seenAtOf(cluster);
  return {
    claim:
      seen === null
        ? `${cluster.cluster} has not answered yet.`
        : `The pods of ${cluster.cluster} are not known ${
            cluster.mode === 'unknown' ? 'now' : sinceWords(seen, now)
          }.`,
    rule: 'What cannot be read is unknown, not zero.',
    mark: 'broken-chain',
  };
}
