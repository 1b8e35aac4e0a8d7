import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityStatus,
  RequestSummary,
  routes,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshError } from '../meshError';
import { ConfirmationDeps, confirmingLine, targetOf } from '../ownership';
import { EntityPlaces } from '../requests/service';
import { forbidden } from './access';
import { confirmedEntity } from './confirmedEntity';
import {
  CallerCredentials,
  registerRoute,
  RouteCall,
  RouteDeps,
} from './route';
import { AddRoutes } from './router';
import { viewerOf } from './viewer';

export interface EntityStatusDeps extends RouteDeps, ConfirmationDeps {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  /** Entity refs of the groups that approve requests, lower case. */
  readonly approvers: readonly string[];
  /** Open and last requests of an entity that the caller may read. */
  readonly requestsOf: (
    places: EntityPlaces,
    credentials: CallerCredentials,
  ) => Promise<RequestSummary[]>;
  readonly signalKeyOf: (entityRef: string) => string;
}

/** `GET /entities/:kind/:namespace/:name/status` */
export function entityStatusRoutes(deps: EntityStatusDeps): AddRoutes {
  return router =>
    registerRoute(router, deps, routes.entityStatus, call =>
      answer(call, deps),
    );
}

type Call = RouteCall<typeof routes.entityStatus>;

async function answer(
  { params, query, credentials, access }: Call,
  deps: EntityStatusDeps,
): Promise<EntityStatus> {
  const [entity, { refs }] = await Promise.all([
    readEntity(refOf(params), credentials, deps),
    viewerOf(credentials, deps),
  ]);
  const target = targetOf(entity, deps.queries);
  if (!access.permits(target)) {
    throw forbidden(routes.entityStatus.permission);
  }
  const { entityRef, owners } = target;
  const { link, confirmed, places } = await confirmedEntity(entity, refs, deps);
  const status = deps.queries.entityStatus({
    entityRef,
    link,
    entityOwner: owners[0] ?? null,
    confirmed,
    detail: query.detail === 'true',
  });
  return {
    ...status,
    claim: claimFor(status.claim, refs, deps),
    requests: await deps.requestsOf(places, credentials),
    signalKey: deps.signalKeyOf(entityRef),
  };
}

function refOf({ kind, namespace, name }: Call['params']): string {
  return stringifyEntityRef({ kind, namespace, name });
}

/** With the credentials of who asks: who may not see the entity learns nothing of it. */
async function readEntity(
  entityRef: string,
  credentials: CallerCredentials,
  { catalog }: EntityStatusDeps,
): Promise<Entity> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (entity) return entity;
  throw new MeshError('unknown-entity', `you see no entity ${entityRef}`, {
    nextStep: 'Check the ref, or ask its owner for the right to see it.',
  });
}

/** How to confirm a claim is for those who could. */
function claimFor(
  claim: EntityStatus['claim'],
  viewerRefs: readonly string[],
  { approvers, ownershipConfig }: EntityStatusDeps,
): EntityStatus['claim'] {
  const mayKnow = viewerRefs.some(ref => approvers.includes(ref));
  if (!claim || !mayKnow) return claim;
  const confirmWith = confirmingLine(claim, ownershipConfig.annotation);
  return { ...claim, confirmWith };
}
