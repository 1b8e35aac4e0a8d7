export * from './types';
export { startCluster } from './cluster';
