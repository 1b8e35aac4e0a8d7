import {
  Entity,
  RELATION_OWNED_BY,
  parseEntityRef,
} from '@backstage/catalog-model';

/** Name of the entity's owner, for a sentence; null where it has none. */
export function ownerOf(entity: Entity): string | null {
  const relation = entity.relations?.find(r => r.type === RELATION_OWNED_BY);
  if (relation) return parseEntityRef(relation.targetRef).name;
  const owner = entity.spec?.owner;
  return typeof owner === 'string' ? owner : null;
}
