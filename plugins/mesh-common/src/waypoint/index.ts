export * from './manifest';
export * from './readiness';
export { wantedWaypoint } from './wanted';
export type { WantedWaypoint, WaypointSubject } from './wanted';
export { trafficType } from './attachment';
export type { Refusal } from './attachment';
export * from './canary';
export { waypointBinding } from './binding';
