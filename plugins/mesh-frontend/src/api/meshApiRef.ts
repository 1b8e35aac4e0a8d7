import { createApiRef } from '@backstage/frontend-plugin-api';
import type { MeshClient } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** What the frontend asks of the mesh backend: the operations of its HTTP contract. @public */
export type MeshApi = Pick<MeshClient, keyof MeshClient>;

/** The mesh backend. Replace it to reach the backend another way. @public */
export const meshApiRef = createApiRef<MeshApi>().with({
  id: 'plugin.mesh',
  pluginId: 'mesh',
});
