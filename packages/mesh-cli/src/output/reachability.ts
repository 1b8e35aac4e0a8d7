import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Pairs of which the same is true. */
export interface ReachabilityGroup {
  readonly verdict: string;
  readonly reason: string;
  /** `east ambient → west sidecar, west none`; the cluster is left out where there is one only. */
  readonly pairs: readonly string[];
}

/** By verdict and reason, the reachable ones first. */
export function reachabilityGroups({
  reachability,
  clusters,
}: MeshReport): ReachabilityGroup[] {
  const end = ({ cluster, mode }: { cluster: string; mode: string }) =>
    clusters.length > 1 ? `${cluster} ${mode}` : mode;
  const groups = groupBy(reachability, ({ verdict, reason }) =>
    JSON.stringify([verdict, reason]),
  );
  return groups
    .map(rows => ({
      verdict: rows[0].verdict,
      reason: rows[0].reason,
      pairs: groupBy(rows, ({ from }) => end(from)).map(
        sameFrom =>
          `${end(sameFrom[0].from)} → ${sameFrom
            .map(({ to }) => end(to))
            .join(', ')}`,
      ),
    }))
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

const VERDICTS = [
  'supported',
  'l4-only',
  'bypasses-waypoint',
  'unsupported',
  'unknown',
];
