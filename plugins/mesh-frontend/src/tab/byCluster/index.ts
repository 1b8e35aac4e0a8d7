export { ByCluster } from './ByCluster';
