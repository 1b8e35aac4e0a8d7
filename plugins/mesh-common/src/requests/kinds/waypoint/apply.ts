import { Plan, PlanTarget } from '../../../contract/plans';
import { writeLabels } from '../../../plan/labelWrites';
import { Write } from '../../../plan/writes';
import { waypointManifest } from '../../../waypoint';
import { FiledInput } from '../types';

export function applyWaypoint(
  input: FiledInput<'waypoint'>,
  _plan: Plan,
  target: PlanTarget,
): Write | null {
  const { cluster, object, mutations } = target;
  if (mutations.length === 0) return null;
  if (object.kind !== 'Gateway') return writeLabels(target);
  return {
    write: 'object',
    cluster,
    object,
    manifest: { ...waypointManifest(input) },
  };
}
