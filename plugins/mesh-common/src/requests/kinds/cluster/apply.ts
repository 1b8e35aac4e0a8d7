import { Plan, PlanTarget } from '../../../contract/plans';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';
import { otherSide } from './otherSide';
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
  const other = otherSide(plan, target);
  return {
    write: 'remote-secret',
    cluster,
    object,
    describes: other.cluster,
    clusterId: idOf(target),
    readerNamespace: other.object.namespace ?? 'istio-system',
  };
}
