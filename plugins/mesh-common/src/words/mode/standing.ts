import type { EntityCluster } from '../../contract';
import { CardInput, isInMesh, isJoining, names, sumPods } from '../clusters';
import { agree, capital, count, fewWords, tally } from '../counted';
import { CardDraft, CardRule, onboard, openTab } from '../draft';

/** Every fact is known and nothing is wrong: how it stands. */
export const standing: readonly CardRule[] = [
  joining,
  nothingRuns,
  optedOut,
  cannotJoin,
  notEnrolled,
  partly,
  partlyInside,
];

function joining({ sure, now }: CardInput): CardDraft | null {
  const hit = sure.filter(c => isJoining(c, now));
  if (!hit.length) return null;
  const inside = sumPods(hit, 'ambient', 'sidecar');
  return {
    state: 'joining',
    tone: 'working',
    headline: `Joining: ${inside} of ${count(sumPods(hit, 'total'), 'pod')}`,
    sub: 'No restart needed.',
    action: null,
  };
}

function nothingRuns({ all, running }: CardInput): CardDraft | null {
  if (running.length) return null;
  const asked = all.some(c => c.declared === 'ambient')
    ? 'Labelled for ambient, 0 pods.'
    : '0 pods.';
  return {
    state: 'nothing-running',
    tone: 'off',
    headline: 'Nothing runs right now',
    sub: asked,
    action: openTab,
  };
}

function optedOut({ running }: CardInput): CardDraft | null {
  if (!isAll(running, 'optedOut')) return null;
  return {
    state: 'opted-out',
    tone: 'off',
    headline: 'Left out on purpose',
    sub: 'Its pods say dataplane-mode: none.',
    action: openTab,
  };
}

function cannotJoin({ running }: CardInput): CardDraft | null {
  if (!isAll(running, 'hostNetwork')) return null;
  return {
    state: 'host-network',
    tone: 'neutral',
    headline: 'Cannot join',
    sub: 'Pods on the host network cannot be captured.',
    action: null,
  };
}

function isAll(
  running: readonly EntityCluster[],
  key: 'optedOut' | 'hostNetwork',
): boolean {
  return sumPods(running, key) === sumPods(running, 'total');
}

function notEnrolled({ running }: CardInput): CardDraft | null {
  if (running.some(isInMesh)) return null;
  return {
    state: 'not-enrolled',
    tone: 'off',
    headline: 'Not in the mesh',
    sub: 'The mesh neither encrypts nor identifies this traffic.',
    action: onboard,
  };
}

function partly({ running }: CardInput): CardDraft | null {
  const outside = running.filter(c => !isInMesh(c));
  if (!outside.length) return null;
  const [first] = outside;
  const inside = running.length - outside.length;
  return {
    state: 'partly',
    tone: 'neutral',
    headline: `In the mesh in ${inside} of ${count(running.length, 'cluster')}`,
    sub: `${fewWords(names(outside), 'cluster')} ${agree(
      outside.length,
      'is',
      'are',
    )} not in.`,
    action: {
      id: 'add-cluster',
      label: `Add ${first.cluster}`,
      cluster: first.cluster,
    },
  };
}

/** Some pods of a cluster stay outside, and nobody asked for anything else. */
function partlyInside({ running }: CardInput): CardDraft | null {
  const hit = running.filter(
    c => c.pods.ambient + c.pods.sidecar < c.pods.total,
  );
  if (!hit.length) return null;
  const total = sumPods(running, 'total');
  const inside = sumPods(running, 'ambient', 'sidecar');
  return {
    state: 'partly-inside',
    tone: 'neutral',
    headline: `In the mesh with ${inside} of ${count(total, 'pod')}`,
    sub: `${hit[0].cluster}: ${whoStaysOut(hit[0])}`,
    action: openTab,
  };
}

function whoStaysOut({ pods }: EntityCluster): string {
  const outside = pods.total - pods.ambient - pods.sidecar;
  if (pods.optedOut === outside) {
    return `${count(outside, 'pod')} ${agree(
      outside,
      'says',
      'say',
    )} dataplane-mode: none.`;
  }
  if (pods.hostNetwork === outside) {
    return `${count(outside, 'pod')} on the host network cannot be captured.`;
  }
  return `${count(outside, 'pod')} ${agree(outside, 'is', 'are')} outside.`;
}

/** In the mesh with every pod, everywhere. */
export function inAll({ running }: CardInput): CardDraft {
  const modes = running.map(c => c.mode);
  const one = new Set(modes).size === 1;
  const n = running.length;
  const everywhere = n === 1 ? '' : ' everywhere';
  return {
    state: one ? 'one-mode' : 'two-modes',
    tone: 'ok',
    headline: `In the mesh in ${whereWords(running)}`,
    sub: one ? `${capital(modes[0])}${everywhere}.` : `${modeCounts(modes)}.`,
    action: openTab,
  };
}

function whereWords(running: readonly EntityCluster[]): string {
  if (running.length === 1) return running[0].cluster;
  return running.length === 2
    ? 'both clusters'
    : `all ${count(running.length, 'cluster')}`;
}

/** `Ambient in 2 clusters, sidecar in 1`: the noun is said once. */
function modeCounts(modes: readonly string[]): string {
  return tally(modes).replace(
    / in (\d+)/,
    (_, n: string) => ` in ${count(Number(n), 'cluster')}`,
  );
}
