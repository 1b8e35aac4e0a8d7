export { meshApiRef } from './meshApiRef';
export type { MeshApi } from './meshApiRef';
export { createMeshApi } from './createMeshApi';
export { meshApiFactory } from './meshApiFactory';
