import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { entityLink } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshTarget } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { MeshQueries } from '../queries';
import { entityOwners, refOf } from './entityRefs';

/** An entity as policies see it. */
export function targetOf(
  entity: Entity,
  queries: Pick<MeshQueries, 'linkedNamespaces'>,
): MeshTarget {
  const link = entityLink(entity.metadata.annotations);
  const linked = link ? queries.linkedNamespaces(link) : [];
  return {
    entityRef: refOf(entity),
    owners: entityOwners(entity),
    clusters: [...new Set(linked.map(({ cluster }) => cluster))],
  };
}

/** For questions that other plugins ask about an entity by its ref: the policy decides about the answer, not the asker's view. */
export function targetLoader(deps: {
  catalog: CatalogService;
  auth: AuthService;
  queries: Pick<MeshQueries, 'linkedNamespaces'>;
}): (entityRefs: string[]) => Promise<(MeshTarget | undefined)[]> {
  return async entityRefs => {
    const { items } = await deps.catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials: await deps.auth.getOwnServiceCredentials() },
    );
    return items.map(entity =>
      entity ? targetOf(entity, deps.queries) : undefined,
    );
  };
}
