/**
 * The cards, the tab and the pages for portals on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityMeshModeCard,
  EntityMeshMtlsCard,
  EntityMeshPlacementCard,
  EntityMeshRequestsCard,
  EntityMeshTab,
  MeshPage,
  meshPlugin,
} from './legacyPlugin';
export { meshApiRef } from './api';
export type { MeshApi } from './api';
export { isMeshAvailable } from './meshEntityFilter';
