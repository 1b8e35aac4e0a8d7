export type { FleetOptions } from './options';
export type { FleetMember } from './runCluster';
export { startFleet, type Fleet } from './startFleet';
