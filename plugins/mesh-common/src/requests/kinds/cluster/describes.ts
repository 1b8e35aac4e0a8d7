import { Plan, PlanTarget } from '../../../contract/plans';
import { FiledInput } from '../types';

/**
 * Name of the cluster that a Secret is about: the new one in a peer's Secret, the peer in that of the new one. Secrets come in
 * pairs, the peer's first.
 */
export function describes(
  input: FiledInput<'cluster'>,
  plan: Plan,
  target: PlanTarget,
): string {
  if (target.cluster !== input.name) return input.name;
  const same = (t: PlanTarget) =>
    t.cluster === target.cluster && t.object.name === target.object.name;
  const index = plan.targets.findIndex(same);
  return plan.targets[index - 1].cluster;
}
