export * from './manifest';
export * from './readiness';
export { wantedWaypoint } from './wanted';
export type { WantedWaypoint, WaypointSubject } from './wanted';
export { trafficType, waypointBinding } from './binding';
