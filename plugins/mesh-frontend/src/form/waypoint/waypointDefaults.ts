import type { WaypointTarget } from '../formData';

/** A prefilled target with what a link leaves out. */
export function withWaypointDefaults(
  data: WaypointTarget | undefined,
): WaypointTarget {
  return { name: 'waypoint', use: { kind: 'namespace' }, ...data };
}
