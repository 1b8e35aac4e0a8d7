export * from './manifest';
export * from './readiness';
export type { WaypointSubject } from './wanted';
export { trafficType, waypointBinding } from './binding';
