export type { PolicySelection } from './selection';
export type { PolicyIndex } from './policyIndex';
export { policyIndex } from './policyIndex';
export * from './effective';
export * from './summary';
export * from './divergence';
export * from './virtualMachine';
export { policyRows } from './policyRows';
export type { JudgedPod } from './policyRows';
