import type { WaypointRow } from '../../contract';
import type { ReportService } from '../report';

/** A binding as rows of services and virtual machines tell it; null: none is asked for. */
export function waypointOf(row: WaypointRow | null): ReportService['waypoint'] {
  if (!row) return null;
  const { name, namespace, bound, reason } = row;
  return { name, namespace, bound, reason };
}
