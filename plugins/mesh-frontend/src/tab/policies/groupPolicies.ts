import type { PolicyRow } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A policy with the clusters in which the same is true of it. */
export interface PolicyGroup {
  policy: PolicyRow;
  clusters: readonly string[];
}

const order: readonly PolicyRow['verdict'][] = [
  'decides',
  'overruled',
  'ignored',
];

/** Policies that say and come to the same in several clusters become one row; who decides stands first. */
export function groupPolicies(policies: readonly PolicyRow[]): PolicyGroup[] {
  const groups = new Map<string, PolicyGroup>();
  for (const policy of policies) {
    const { cluster, createdAt: _, ...same } = policy;
    const key = JSON.stringify(same);
    const group = groups.get(key);
    const clusters = [...(group?.clusters ?? []), cluster];
    groups.set(key, { policy: group?.policy ?? policy, clusters });
  }
  return [...groups.values()].sort(
    (a, b) => order.indexOf(a.policy.verdict) - order.indexOf(b.policy.verdict),
  );
}
