import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  MeshRequestFilter,
  MeshRequestResource,
  meshRequestResourceRef,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { Knex } from 'knex';
import { Actor } from './actor';
import { RequestParts } from './view';

/** A request as policies see it. */
export function resourceOf({
  request,
  targets,
}: RequestParts): MeshRequestResource {
  return {
    requester: request.requester,
    owners: [...new Set(targets.flatMap(t => t.owner ?? []))],
    clusters: [...new Set(targets.map(t => t.cluster))],
    kind: request.kind,
  };
}

/**
 * Whether a viewer may know of a request: who filed it, who owns a target, who approves. A service that the configuration lets in
 * reads all. What the policy says comes on top.
 */
export function concerns(
  viewer: Actor,
  resource: MeshRequestResource,
): boolean {
  return (
    !viewer.isPerson ||
    viewer.isApprover ||
    viewer.ref === resource.requester ||
    resource.owners.some(owner => viewer.refs.includes(owner))
  );
}

/** The same as conditions of a query. */
export function onlyConcerning(query: Knex.QueryBuilder, viewer: Actor): void {
  if (!viewer.isPerson || viewer.isApprover) return;
  query.where(mine =>
    mine
      .where('requester', viewer.ref)
      .orWhereExists(ofTargets('owner', viewer.refs)),
  );
}

/** What the policy says about reading requests. */
export interface ReadAccess {
  readonly decision: PolicyDecision;
  /** Called when its conditions have gone into a query. */
  conditionsTaken(): void;
}

/** What the policy allows, as conditions of a query. */
export function onlyPermitted(
  query: Knex.QueryBuilder,
  access: ReadAccess,
  registry: PermissionsRegistryService,
): void {
  const { decision } = access;
  if (decision.result !== AuthorizeResult.CONDITIONAL) return;
  const toFilters = createConditionTransformer(
    registry.getPermissionRuleset(meshRequestResourceRef),
  );
  access.conditionsTaken();
  const filters = toFilters(decision.conditions);
  query.where(q => applyCriteria(q, filters));
}

type Filters = PermissionCriteria<MeshRequestFilter>;

function applyCriteria(query: Knex.QueryBuilder, filters: Filters): void {
  if ('allOf' in filters) {
    for (const part of filters.allOf) query.where(q => applyCriteria(q, part));
  } else if ('anyOf' in filters) {
    for (const part of filters.anyOf)
      query.orWhere(q => applyCriteria(q, part));
  } else if ('not' in filters) {
    query.whereNot(q => applyCriteria(q, filters.not));
  } else {
    applyFilter(query, filters);
  }
}

function applyFilter(
  query: Knex.QueryBuilder,
  filter: MeshRequestFilter,
): void {
  const { property, values } = filter;
  switch (property) {
    case 'requester':
    case 'kind':
      query.whereIn(property, [...values]);
      break;
    default:
      query.whereExists(ofTargets(property, values));
  }
}

function ofTargets(column: 'owner' | 'cluster', values: readonly string[]) {
  return function exists(this: Knex.QueryBuilder) {
    this.select('request_id')
      .from('mesh_request_targets')
      .whereRaw('mesh_request_targets.request_id = mesh_requests.id')
      .whereIn(column, [...values]);
  };
}
