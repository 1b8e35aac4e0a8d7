import type { EntityCluster } from '../../contract';
import { agoWords, sinceWords } from '../age';
import { CardInput, isInMesh, names, oldestSeen, seenAtOf } from '../clusters';
import { agree, count, fewWords, listWords } from '../counted';
import { CardDraft, CardRule, fixAccess, whySilent } from '../draft';

/** What cannot be known now: silent clusters, then facts that cannot be read. */
export const unsure: readonly CardRule[] = [
  allSilent,
  someSilent,
  unknownSomewhere,
];

function allSilent({ all, silent, now }: CardInput): CardDraft | null {
  if (!silent.length || silent.length < all.length) return null;
  const seen = oldestSeen(silent) ?? now;
  const was = silent.some(isInMesh) ? 'Was' : 'Was not';
  const n = silent.length;
  return {
    state: 'stale',
    tone: 'stale',
    headline: `${was} in the mesh ${agoWords(seen, now)}`,
    sub: `${fewWords(names(silent), 'cluster')} ${agree(
      n,
      'has',
      'have',
    )} not answered ${sinceWords(seen, now)}. What is true now is unknown.`,
    action: whySilent(silent[0].cluster),
  };
}

function someSilent({
  running,
  sure,
  silent,
  unknown,
  now,
}: CardInput): CardDraft | null {
  if (!silent.length) return null;
  const inside = running.filter(isInMesh).length;
  const n = silent.length;
  const head = inside
    ? `In the mesh in ${count(inside, 'cluster')}`
    : 'Not in the mesh where it answers';
  return {
    state: 'some-silent',
    tone: 'stale',
    headline: `${head}, ${n} ${agree(n, 'is', 'are')} silent`,
    sub: [
      ...nowWords(sure),
      ...silent.slice(0, 2).map(c => thenWords(c, now)),
      ...(unknown.length
        ? [`${fewWords(names(unknown), 'cluster')}: unknown.`]
        : []),
    ].join(' '),
    action: whySilent(silent[0].cluster),
  };
}

function nowWords(sure: readonly EntityCluster[]): string[] {
  if (sure.length > 2) return [`${count(sure.length, 'cluster')} answer.`];
  return sure.map(c => `${c.cluster}: ${modeWord(c)}, now.`);
}

function thenWords(cluster: EntityCluster, now: number): string {
  const seen = seenAtOf(cluster) ?? now;
  return `${cluster.cluster}: ${modeWord(cluster)}, ${agoWords(seen, now)}.`;
}

function modeWord({ mode }: EntityCluster): string {
  if (mode === 'none') return 'not in the mesh';
  return mode === 'empty' ? 'no pods' : mode;
}

function unknownSomewhere({ unknown }: CardInput): CardDraft | null {
  const [first] = unknown;
  if (!first) return null;
  return {
    state: 'unknown',
    tone: 'unknown',
    headline: `Mode unknown in ${listWords(names(unknown))}`,
    sub: whyUnknown(first),
    action: fixAccess(first.cluster),
  };
}

/** Why nothing can be said of a cluster. */
export function whyUnknown({ cluster, freshness }: EntityCluster): string {
  const { state, missing, seenAt } = freshness;
  if (state === 'unauthorized') {
    return `${cluster} does not accept the credentials of the portal.`;
  }
  if (seenAt === null || state === 'connecting') {
    return `${cluster} has not answered yet.`;
  }
  const lacks = (kind: string) => missing.includes(kind);
  if (lacks('pods') && lacks('namespaces')) {
    return 'The portal may read neither namespaces nor pods there.';
  }
  return lacks('namespaces')
    ? 'The portal may read pods there, but not namespaces, so it does not know what is asked for.'
    : 'The portal may read labels there, but not pods. Without pods, a label is only a wish.';
}
