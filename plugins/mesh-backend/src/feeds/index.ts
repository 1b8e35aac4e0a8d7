export { MeshFeeds } from './meshFeeds';
export type { MeshFeedsDeps } from './meshFeeds';
