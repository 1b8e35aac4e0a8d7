import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Pairs of which the same is true. */
export interface ReachabilityGroup {
  readonly verdict: string;
  readonly reason: string;
  /** `east ambient → west sidecar`; the cluster is left out where there is one only. */
  readonly pairs: readonly string[];
}

/** By verdict and reason, the reachable ones first. */
export function reachabilityGroups({
  reachability,
  clusters,
}: MeshReport): ReachabilityGroup[] {
  const groups = new Map<string, string[]>();
  const end = ({ cluster, mode }: { cluster: string; mode: string }) =>
    clusters.length > 1 ? `${cluster} ${mode}` : mode;
  for (const { verdict, reason, from, to } of reachability) {
    const key = JSON.stringify([verdict, reason]);
    const pair = `${end(from)} → ${end(to)}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups]
    .map(([key, pairs]) => {
      const [verdict, reason] = JSON.parse(key) as [string, string];
      return { verdict, reason, pairs };
    })
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

const VERDICTS = [
  'supported',
  'l4-only',
  'bypasses-waypoint',
  'unsupported',
  'unknown',
];
