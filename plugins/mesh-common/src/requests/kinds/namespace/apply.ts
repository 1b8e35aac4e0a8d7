import { Plan, PlanTarget } from '../../../contract/plans';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';
import { AMBIENT, MODE_LABEL } from './label';

export function applyNamespace(
  _input: FiledInput<'namespace'>,
  _plan: Plan,
  target: PlanTarget,
): Write {
  return {
    write: 'labels',
    cluster: target.cluster,
    object: target.object,
    labels: { [MODE_LABEL]: AMBIENT },
  };
}
