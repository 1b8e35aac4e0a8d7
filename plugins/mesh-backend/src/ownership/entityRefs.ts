import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Only groups and people own. */
const OWNER = /^(group|user):[-\w.]+\/[-\w.]+$/;

/** `team-a` or `group:default/team-a` as a full ref, lower case; null where it is none. Text from clusters is hostile. */
export function ownerRef(text: string): string | null {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(text.trim(), {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
    return OWNER.test(ref) ? ref : null;
  } catch {
    return null;
  }
}

/** Who owns the entity: what the catalog made of `spec.owner`. Full refs, lower case. */
export function entityOwners(entity: Entity): string[] {
  const related = (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(related)];
}

/** Full ref of an entity, lower case. */
export function refOf(entity: Entity): string {
  return stringifyEntityRef(getCompoundEntityRef(entity));
}
