import { Entity } from '@backstage/catalog-model';
import {
  EntityLink,
  entityLink,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { confirmation, ConfirmationDeps, targetOf } from '../ownership';
import { EntityPlaces } from '../requests/service';

/** What an entity claims, and what of it the platform side confirms. */
export interface ConfirmedEntity {
  readonly link: EntityLink | null;
  readonly confirmed: (cluster: string, namespace: string) => boolean;
  /** Only confirmed namespaces: what it only claims is not its own. */
  readonly places: EntityPlaces;
}

/** Asks once who owns the namespaces of an entity, for all that is to be said of it. */
export async function confirmedEntity(
  entity: Entity,
  viewerRefs: readonly string[],
  deps: ConfirmationDeps,
): Promise<ConfirmedEntity> {
  const { entityRef, owners: entityOwners } = targetOf(entity, deps.queries);
  const link = entityLink(entity.metadata.annotations);
  const claimant = { entityOwners, viewerRefs };
  const confirmed = await confirmation(link, claimant, deps);
  const linked = link ? deps.queries.linkedNamespaces(link) : [];
  const namespaces = linked.filter(({ cluster, namespace }) =>
    confirmed(cluster, namespace),
  );
  return { link, confirmed, places: { entityRef, namespaces } };
}
