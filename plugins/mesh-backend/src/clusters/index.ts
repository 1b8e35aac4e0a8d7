export { ConfigClusters } from './configClusters';
export { createClusterRegistry } from './registry';
export { clientFor, clientWithToken } from './clientFor';
export type * from './types';
