export { ConfigClusters } from './configClusters';
export { createClusterRegistry } from './registry';
export { clientFor } from './clientFor';
export type * from './types';
