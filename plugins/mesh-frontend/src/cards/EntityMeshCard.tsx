import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityStatus } from '../data';
import { CardKind } from './cardKinds';
import { MeshCard } from './MeshCard';

/** A status card of the entity whose page is open. */
export function EntityMeshCard({ kind }: { kind: CardKind }) {
  const { entity } = useEntity();
  const live = useEntityStatus(entity);
  return <MeshCard kind={kind} entity={entity} live={live} />;
}
