import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { RequestList } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Knex } from 'knex';
import { MeshError } from '../meshError';
import { EntityPlaces, onlyOfEntity } from '../store';
import { Actor } from './actor';
import { onlyConcerning, onlyPermitted, ReadAccess } from './readable';
import { RequestService } from './service';
import { summaryOf } from './view';

export interface ListQuery {
  readonly filter?: 'to-decide' | 'mine' | 'all';
  /** Only requests of this entity. */
  readonly entity?: EntityPlaces;
  readonly cursor?: string;
  readonly limit?: number;
}

/** A page of the requests that the viewer may read, newest first. */
export async function listRequests(
  query: ListQuery,
  viewer: Actor,
  access: ReadAccess,
  deps: {
    service: RequestService;
    permissionsRegistry: PermissionsRegistryService;
  },
): Promise<RequestList> {
  const limit = query.limit ?? 50;
  const before = query.cursor === undefined ? null : cursorOf(query.cursor);
  const rows = await deps.service.list(
    q => {
      onlyConcerning(q, viewer);
      onlyPermitted(q, access, deps.permissionsRegistry);
      narrow(q, query, viewer);
    },
    { before, limit: limit + 1 },
  );
  const page = rows.slice(0, limit);
  const more = rows.length > limit;
  return {
    requests: page.map(parts => summaryOf(parts, viewer)),
    next: more ? page[page.length - 1].request.id : null,
  };
}

function cursorOf(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new MeshError(
    'invalid-input',
    'cursor: expected the `next` of an earlier answer',
    { field: 'cursor', nextStep: 'Start again without it.' },
  );
}

function narrow(
  query: Knex.QueryBuilder,
  { filter, entity }: ListQuery,
  viewer: Actor,
): void {
  if (entity) onlyOfEntity(query, entity);
  if (filter === 'mine') query.where('requester', viewer.ref);
  if (filter === 'to-decide') onlyToDecide(query, viewer);
}

function onlyToDecide(query: Knex.QueryBuilder, viewer: Actor): void {
  query.where('state', 'pending').whereNot('requester', viewer.ref);
  if (!viewer.isApprover) query.whereRaw('1 = 0');
  query.whereNotExists(function decided(this: Knex.QueryBuilder) {
    this.select('id')
      .from('mesh_decisions')
      .whereRaw('mesh_decisions.request_id = mesh_requests.id')
      .where({ by: viewer.ref, void: false });
  });
}
