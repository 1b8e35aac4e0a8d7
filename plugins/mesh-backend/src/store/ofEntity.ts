import { Knex } from 'knex';
import { EntityPlaces } from './types';

/** Narrows a query to what was filed for an entity, or changes one of its namespaces: a form may be opened without the entity. */
export function onlyOfEntity(
  query: Knex.QueryBuilder,
  { entityRef, namespaces }: EntityPlaces,
): void {
  query.where(q => {
    q.where('entity_ref', entityRef);
    if (namespaces.length) q.orWhereExists(changes(namespaces));
  });
}

function changes(namespaces: EntityPlaces['namespaces']) {
  const clusters = [...new Set(namespaces.map(({ cluster }) => cluster))];
  return function exists(this: Knex.QueryBuilder) {
    this.select('request_id')
      .from('mesh_request_targets')
      .whereRaw('mesh_request_targets.request_id = mesh_requests.id')
      .where(any => {
        for (const cluster of clusters) {
          const names = namespaces
            .filter(place => place.cluster === cluster)
            .map(({ namespace }) => namespace);
          any.orWhere(q => q.where({ cluster }).whereIn('namespace', names));
        }
      });
  };
}
