import { Plan, PlanTarget } from '../../../contract/plans';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';
import { describes } from './describes';
import { idOf } from './verify';

export function applyCluster(
  input: FiledInput<'cluster'>,
  plan: Plan,
  target: PlanTarget,
): Write | null {
  const { cluster, object } = target;
  if (object.kind !== 'Secret') {
    return { write: 'registered', cluster: input.name };
  }
  return {
    write: 'remote-secret',
    cluster,
    object,
    describes: describes(input, plan, target),
    clusterId: idOf(target),
  };
}
