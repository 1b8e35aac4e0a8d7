import { Plan, PlanTarget } from '../../../contract/plans';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';
import { otherSide } from './otherSide';
import { idOf } from './verify';

/** Deregistering: the Secrets that were written are removed on both sides, then the portal forgets the cluster. */
export function rollbackCluster(
  input: FiledInput<'cluster'>,
  plan: Plan,
  target: PlanTarget,
  objectUid: string | null,
): Write | null {
  const { cluster, object } = target;
  if (object.kind !== 'Secret') {
    return { write: 'not-registered', cluster: input.name };
  }
  if (!objectUid) return null;
  return {
    write: 'no-remote-secret',
    cluster,
    object: { ...object, uid: objectUid },
    describes: otherSide(plan, target).cluster,
    clusterId: idOf(target),
  };
}
