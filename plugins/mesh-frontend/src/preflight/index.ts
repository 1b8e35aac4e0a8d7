export { PreflightList } from './PreflightList';
export { PreflightVerdict } from './PreflightVerdict';
export { usePreflight } from './usePreflight';
export type { PreflightState } from './usePreflight';
