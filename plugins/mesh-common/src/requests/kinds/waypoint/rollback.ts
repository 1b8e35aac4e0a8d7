import { Plan, PlanTarget } from '../../../contract/plans';
import { restoreLabels } from '../../../plan/labelWrites';
import { Write } from '../../../plan/writes';
import { FiledInput } from '../types';

/** Labels as they were; the Gateway that was made is removed, and only that one. */
export function rollbackWaypoint(
  _input: FiledInput<'waypoint'>,
  _plan: Plan,
  target: PlanTarget,
  objectUid: string | null,
): Write | null {
  const { cluster, object, mutations } = target;
  if (object.kind !== 'Gateway') return restoreLabels(target);
  if (mutations.length === 0 || !objectUid) return null;
  return {
    write: 'no-object',
    cluster,
    object: { ...object, uid: objectUid },
  };
}
