import type { EntityCluster, EntityStatus, PodCounts } from '../contract';
import type { CardName } from './special';

/** Clusters of a status, sorted by how far a card can believe them. */
export interface Known {
  readonly all: readonly EntityCluster[];
  /** Answer, and what the card needs can be read. */
  readonly sure: readonly EntityCluster[];
  /** Those of `sure` where something runs. */
  readonly running: readonly EntityCluster[];
  /** Do not answer now, but did: what they said is past tense. */
  readonly silent: readonly EntityCluster[];
  /** Never answered, or a fact that the card needs cannot be read. */
  readonly unknown: readonly EntityCluster[];
}

/** What the rules of a card look at. `now`: epoch milliseconds. */
export interface CardInput extends Known {
  readonly status: EntityStatus;
  readonly now: number;
}

export function cardInput(
  card: CardName,
  status: EntityStatus,
  now: number,
): CardInput {
  const all = status.clusters;
  const unknown = all.filter(c => isUnknown(card, c));
  const silent = all.filter(c => !unknown.includes(c) && isSilent(c));
  const sure = all.filter(c => !unknown.includes(c) && !silent.includes(c));
  const running = sure.filter(c => c.pods.total > 0);
  return { all, sure, running, silent, unknown, status, now };
}

/** Kinds without which a card cannot say anything, whatever else is known. */
const NEEDED: Readonly<Record<CardName, readonly string[]>> = {
  mode: ['pods', 'namespaces'],
  placement: ['pods'],
  mtls: ['pods', 'namespaces', 'peerauthentications'],
};

function isUnknown(card: CardName, cluster: EntityCluster): boolean {
  const { freshness, mode, mtls } = cluster;
  if (mode === 'unknown' || freshness.state === 'connecting') return true;
  if (card === 'mtls' && mtls.reason === 'unknown') return true;
  if (isSilent(cluster) && freshness.seenAt === null) return true;
  return NEEDED[card].some(kind => freshness.missing.includes(kind));
}

/** No answer for too long, or none that can be used. */
function isSilent({ freshness }: EntityCluster): boolean {
  return ['stale', 'failed', 'unauthorized'].includes(freshness.state);
}

export function isInMesh({ pods }: EntityCluster): boolean {
  return pods.ambient + pods.sidecar > 0;
}

export function seenAtOf(cluster: EntityCluster): number | null {
  const { seenAt } = cluster.freshness;
  return seenAt === null ? null : Date.parse(seenAt);
}

/** The oldest answer a card rests on; null where there is none. */
export function oldestSeen(clusters: readonly EntityCluster[]): number | null {
  const times = clusters.map(seenAtOf).filter(t => t !== null);
  return times.length ? Math.min(...times) : null;
}

export function names(clusters: readonly EntityCluster[]): string[] {
  return clusters.map(c => c.cluster);
}

export function sumPods(
  clusters: readonly EntityCluster[],
  ...keys: (keyof PodCounts)[]
): number {
  return clusters.reduce(
    (sum, c) => sum + keys.reduce((s, key) => s + c.pods[key], 0),
    0,
  );
}

/** Pods that are asked for ambient and outside. */
export function waitingPods({ pods }: EntityCluster): number {
  const { total, ambient, sidecar, blocked, optedOut, hostNetwork } = pods;
  return total - ambient - sidecar - blocked - optedOut - hostNetwork;
}

/** Capture takes seconds; after this it is late. */
const JOINING_MS = 60_000;

/** Pods of this cluster join right now: they wait, but not for long yet. A status may be older than the moment it is read. */
export function isJoining(cluster: EntityCluster, now: number): boolean {
  const { reasons, since } = cluster;
  if (reasons.includes('namespace-excluded')) return false;
  const waits =
    reasons.includes('joining') || reasons.includes('labelled-not-captured');
  if (!waits) return false;
  return since === null
    ? reasons.includes('joining')
    : now - Date.parse(since) < JOINING_MS;
}

/** Pods of this cluster should have joined long ago. */
export function isLate(cluster: EntityCluster, now: number): boolean {
  const { reasons } = cluster;
  const waits =
    reasons.includes('joining') || reasons.includes('labelled-not-captured');
  return waits && !isJoining(cluster, now);
}
