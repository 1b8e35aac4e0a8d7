import { EntityCluster, EntityStatus, PodCounts } from '../contract/status';

/** Clusters of a status, sorted by how far they can be believed. */
export interface Known {
  readonly all: readonly EntityCluster[];
  /** Answer, and their pods can be read. */
  readonly sure: readonly EntityCluster[];
  /** Do not answer now, but did: what they said is past tense. */
  readonly silent: readonly EntityCluster[];
  /** Never answered, or a fact that decides cannot be read. */
  readonly unknown: readonly EntityCluster[];
}

export function known(status: EntityStatus): Known {
  const all = status.clusters;
  const silent = all.filter(
    c => c.freshness.state !== 'live' && c.freshness.seenAt !== null,
  );
  const unknown = all.filter(c => !silent.includes(c) && isUnknown(c));
  const sure = all.filter(c => !silent.includes(c) && !unknown.includes(c));
  return { all, sure, silent, unknown };
}

function isUnknown(cluster: EntityCluster): boolean {
  return (
    cluster.freshness.state !== 'live' ||
    cluster.mode === 'unknown' ||
    cluster.reasons.includes('pods-unreadable')
  );
}

export function isInMesh({ mode }: EntityCluster): boolean {
  return mode === 'ambient' || mode === 'sidecar' || mode === 'mixed';
}

export function seenAtOf(cluster: EntityCluster): number | null {
  const { seenAt } = cluster.freshness;
  return seenAt === null ? null : Date.parse(seenAt);
}

/** The oldest answer a card rests on; null when one never answered or there is none. */
export function oldestSeen(status: EntityStatus): number | null {
  const times = status.clusters.map(seenAtOf);
  const answered = times.filter(t => t !== null);
  return answered.length ? Math.min(...answered) : null;
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

/** `Ambient in 2, sidecar in 1`; a single value stands alone. Most frequent first. */
export function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  if (sorted.length === 1) return capital(sorted[0][0]);
  return capital(sorted.map(([value, n]) => `${value} in ${n}`).join(', '));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
