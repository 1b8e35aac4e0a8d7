import { Plan, PlanTarget } from '../../../contract/plans';

/**
 * The Secret on the other side: Secrets come in pairs, the peer's first, after the registration. What it is in is what this one is
 * about.
 */
export function otherSide(plan: Plan, target: PlanTarget): PlanTarget {
  const index = plan.targets.findIndex(
    t =>
      t.cluster === target.cluster &&
      t.object.kind === target.object.kind &&
      t.object.name === target.object.name,
  );
  return plan.targets[index % 2 === 1 ? index + 1 : index - 1];
}
