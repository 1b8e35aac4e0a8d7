import type { EntityCluster, EntityStatus } from '../contract';
import { ageWords } from './age';
import { CardInput, cardInput, names, oldestSeen } from './clusters';
import { agree, count, fewWords, listWords } from './counted';
import { CardDraft, firstOf, fixAccess, openTab, whySilent } from './draft';
import { standsAlone } from './placementSplit';
import { placementWhy } from './placementWhy';
import { specialWords } from './special';
import type { CardWords } from './types';

/** The words of the card *Cluster placement*; its rows are the clusters themselves. `now`: epoch milliseconds. @public */
export function placementWords(status: EntityStatus, now: number): CardWords {
  const special = specialWords('placement', status);
  if (special) return special;
  const input = cardInput('placement', status, now);
  return {
    ...(firstOf([someSilent, unknownSomewhere], input) ?? runs(input)),
    evidence: [],
    why: placementWhy(input),
    seenAt: oldestSeen(status.clusters),
  };
}

function someSilent({
  sure,
  silent,
  unknown,
  now,
}: CardInput): CardDraft | null {
  if (!silent.length) return null;
  const n = silent.length;
  const age = ageWords(now - (oldestSeen(silent) ?? now));
  const last = `Last seen in ${count(sure.length + n, 'cluster')}`;
  const [first] = silent;
  return {
    state: 'some-silent',
    tone: 'stale',
    headline: sure.length
      ? `${last}, ${n} ${agree(n, 'is', 'are')} silent`
      : last,
    sub: withUnknown(
      unknown,
      sure.length
        ? `${answers(sure)} ${fewWords(names(silent), 'cluster')} ${agree(
            n,
            'does',
            'do',
          )} not, for ${age}.`
        : `${fewWords(names(silent), 'cluster')} ${agree(
            n,
            'is',
            'are',
          )} silent.`,
    ),
    action: whySilent(first.cluster),
  };
}

/** Silence is said first; where nothing can be read is not left out for it. */
function withUnknown(unknown: readonly EntityCluster[], sub: string): string {
  return unknown.length
    ? `${sub} Unknown in ${fewWords(names(unknown), 'cluster')}.`
    : sub;
}

function answers(sure: readonly EntityCluster[]): string {
  return `${fewWords(names(sure), 'cluster')} ${agree(
    sure.length,
    'answers',
    'answer',
  )}.`;
}

function unknownSomewhere({ unknown }: CardInput): CardDraft | null {
  if (!unknown.length) return null;
  return {
    state: 'unknown',
    tone: 'unknown',
    headline: `Placement unknown in ${listWords(names(unknown))}`,
    sub: `It may or may not run ${agree(unknown.length, 'there', 'in them')}.`,
    action: fixAccess(unknown[0].cluster),
  };
}

function runs({ running }: CardInput): CardDraft {
  const alone = standsAlone(running);
  const others = running.length - 1;
  return {
    state: alone ? 'split' : 'normal',
    tone: 'place',
    headline: running.length
      ? `Runs in ${count(running.length, 'cluster')}`
      : 'Runs in no cluster right now',
    sub: alone
      ? `${
          alone.cluster
        } stands alone: no calls between it and the other ${othersWord(
          others,
        )}.`
      : null,
    action: openTab,
  };
}

function othersWord(n: number): string {
  if (n === 1) return 'one';
  return n === 2 ? 'two' : String(n);
}
