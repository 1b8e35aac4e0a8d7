export { ClusterNames } from './ClusterNames';
