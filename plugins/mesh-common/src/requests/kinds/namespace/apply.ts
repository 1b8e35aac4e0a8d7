import { Plan, PlanTarget } from '../../../contract/plans';
import { writeLabels } from '../../../plan/labelWrites';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';

export function applyNamespace(
  _input: FiledInput<'namespace'>,
  _plan: Plan,
  target: PlanTarget,
): Write | null {
  return writeLabels(target);
}
