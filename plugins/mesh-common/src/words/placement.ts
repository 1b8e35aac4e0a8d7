import { EntityCluster, EntityStatus } from '../contract/status';
import { ageWords } from './age';
import { known, Known, names, oldestSeen, seenAtOf, sumPods } from './clusters';
import { count, listWords } from './counted';
import { CardDraft, firstOf, fixAccess, openTab, whySilent } from './draft';
import { specialWords } from './special';
import { CardWords } from './types';

interface Input extends Known {
  readonly now: number;
}

/** The words of the card *Cluster placement*; its rows are the clusters themselves. @public */
export function placementWords(status: EntityStatus, now: number): CardWords {
  const special = specialWords('placement', status);
  const input = { ...known(status), now };
  const draft =
    special ?? firstOf([someSilent, unknownSomewhere], input) ?? runs(input);
  return {
    ...draft,
    evidence: [],
    why: special
      ? []
      : status.clusters.map(c => ({
          claim: `${c.cluster}: ${count(c.pods.total, 'pod')} in ${
            listWords(c.namespaces) || 'no namespace'
          }.`,
          ...(c.network ? { rule: `Its network is ${c.network}.` } : {}),
        })),
    seenAt: oldestSeen(status),
  };
}

function someSilent({ all, sure, silent, now }: Input): CardDraft | null {
  if (!silent.length) return null;
  const [first] = silent;
  const age = ageWords(now - (seenAtOf(first) ?? now));
  const answer = sure.length
    ? `${listWords(names(sure))} ${sure.length === 1 ? 'answers' : 'answer'}. `
    : '';
  return {
    state: 'some-silent',
    tone: 'stale',
    headline: `Last seen in ${count(all.length, 'cluster')}, ${silent.length} ${
      silent.length === 1 ? 'is' : 'are'
    } silent`,
    sub: `${answer}${listWords(names(silent))} ${
      silent.length === 1 ? 'does' : 'do'
    } not, for ${age}.`,
    action: whySilent(first.cluster),
  };
}

function unknownSomewhere({ unknown }: Input): CardDraft | null {
  if (!unknown.length) return null;
  return {
    state: 'unknown',
    tone: 'unknown',
    headline: `Placement unknown in ${listWords(names(unknown))}`,
    sub: 'It may or may not run there.',
    action: fixAccess(unknown[0].cluster),
  };
}

function runs({ all }: Input): CardDraft {
  const where = all.filter(c => c.pods.total > 0);
  const alone = standsAlone(where);
  return {
    state: alone ? 'split' : 'normal',
    tone: 'place',
    headline:
      sumPods(all, 'total') === 0
        ? 'Runs in no cluster right now'
        : `Runs in ${count(where.length, 'cluster')}`,
    sub: alone
      ? `${alone.cluster} stands alone: no calls between it and the other ${
          where.length === 2 ? 'one' : count(where.length - 1, 'cluster')
        }.`
      : null,
    action: openTab,
  };
}

/**
 * A sidecar and an ambient cluster on different networks have no path: ztunnel speaks only HBONE through a network gateway, a
 * sidecar only the classic one. Said only where mode and network of every cluster are known.
 */
function standsAlone(
  clusters: readonly EntityCluster[],
): EntityCluster | undefined {
  if (clusters.some(c => c.network === null)) return undefined;
  const splits = (one: EntityCluster) =>
    clusters.every(
      other =>
        other === one ||
        (other.network !== one.network &&
          [one.mode, other.mode].sort().join() === 'ambient,sidecar'),
    );
  return clusters.length > 1 ? clusters.find(splits) : undefined;
}
