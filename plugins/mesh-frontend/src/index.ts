/**
 * Mesh mode, cluster placement and mTLS of catalog entities, requests for changes, and the forms to file them.
 *
 * @packageDocumentation
 */
export { meshPlugin as default } from './plugin';
export { meshApiRef } from './api';
export type { MeshApi } from './api';
export { isMeshAvailable } from './meshEntityFilter';
