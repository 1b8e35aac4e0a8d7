import { Entity } from '@backstage/catalog-model';
import { entityLink } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { confirmation, ConfirmationDeps, targetOf } from '../ownership';
import { EntityPlaces } from '../requests/service';

/** The namespaces of an entity that the platform side confirms: what it only claims is not its own. */
export async function entityPlaces(
  entity: Entity,
  viewerRefs: readonly string[],
  deps: ConfirmationDeps,
): Promise<EntityPlaces> {
  const { entityRef, owners: entityOwners } = targetOf(entity, deps.queries);
  const link = entityLink(entity.metadata.annotations);
  if (!link) return { entityRef, namespaces: [] };
  const claimant = { entityOwners, viewerRefs };
  const confirmed = await confirmation(link, claimant, deps);
  const namespaces = deps.queries
    .linkedNamespaces(link)
    .filter(({ cluster, namespace }) => confirmed(cluster, namespace));
  return { entityRef, namespaces };
}
