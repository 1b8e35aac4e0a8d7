import { Plan, PlanTarget } from '../../../contract/plans';
import { restoreLabels } from '../../../plan/labelWrites';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';

export function rollbackNamespace(
  _input: FiledInput<'namespace'>,
  _plan: Plan,
  target: PlanTarget,
): Write | null {
  return restoreLabels(target);
}
