export { MeshFeeds } from './meshFeeds';
export type { ClusterSinks } from './meshFeeds';
export type { FactSink } from './sink';
