export * from './manifest';
export * from './readiness';
export type { WaypointSubject } from './wanted';
export { waypointBinding } from './binding';
