import type {
  Plan,
  PlanTarget,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Targets of a plan by cluster, in the order of applying. */
export function targetsByCluster(plan: Plan): Map<string, PlanTarget[]> {
  const groups = new Map<string, PlanTarget[]>();
  for (const target of plan.targets) {
    const group = groups.get(target.cluster) ?? [];
    groups.set(target.cluster, [...group, target]);
  }
  return groups;
}
