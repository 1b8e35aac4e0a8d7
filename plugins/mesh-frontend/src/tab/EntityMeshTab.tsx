import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityStatus } from '../data';
import { MeshTab } from './MeshTab';

/** The Mesh tab of the entity whose page is open. */
export function EntityMeshTab() {
  const { entity } = useEntity();
  const live = useEntityStatus(entity, { detail: true });
  return <MeshTab entity={entity} live={live} />;
}
