import {
  AuditorService,
  AuthService,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  MeshRequest,
  routes,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshError } from '../meshError';
import { ConfirmationDeps } from '../ownership';
import { Actor } from '../requests/actor';
import { unknownRequest } from '../requests/advance';
import { listRequests } from '../requests/list';
import { concerns, resourceOf } from '../requests/readable';
import { EntityPlaces, StoredRequest } from '../requests/service';
import { RequestParts, viewOf } from '../requests/view';
import { DecideAccess, forbidden } from './access';
import { audited } from './audited';
import { confirmedEntity } from './confirmedEntity';
import { RequestRoutesDeps } from './plans';
import { CallerCredentials, registerRoute, RouteCall } from './route';
import { AddRoutes } from './router';
import { viewerOf } from './viewer';

export interface RequestsRoutesDeps
  extends RequestRoutesDeps,
    ConfirmationDeps {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly auditor: AuditorService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly decideAccess: DecideAccess;
  /** Expectations as they are seen now, of a request that is under way. */
  readonly seenNow: (
    request: StoredRequest,
  ) => Promise<MeshRequest['expectations']>;
}

/** `POST` and `GET /requests`, `GET /requests/:id`, `POST /requests/:id/{decision,withdraw,rollback}` */
export function requestRoutes(deps: RequestsRoutesDeps): AddRoutes {
  const { service } = deps;
  return router => {
    registerRoute(router, deps, routes.fileRequest, call =>
      audited(deps.auditor, call, 'file', async () => {
        const { credentials, body, request } = call;
        const actor = await deps.actorOf(credentials);
        const filed = await service.file(body, actor, {
          credentials,
          idempotencyKey: keyOf(request.get('idempotency-key')),
        });
        return answer(filed, actor, credentials, deps);
      }),
    );
    registerRoute(router, deps, routes.listRequests, async call =>
      listRequests(
        { ...call.query, entity: await entityOf(call, deps) },
        await deps.actorOf(call.credentials),
        call.access,
        deps,
      ),
    );
    registerRoute(router, deps, routes.getRequest, async call => {
      const { request, actor } = await readable(call, deps);
      return answer(request, actor, call.credentials, deps);
    });
    registerRoute(router, deps, routes.decide, call =>
      change(call, 'decide', deps, (id, actor) =>
        service.decide(id, call.body, actor),
      ),
    );
    registerRoute(router, deps, routes.withdraw, call =>
      change(call, 'withdraw', deps, (id, actor) =>
        service.withdraw(id, call.body.comment, actor),
      ),
    );
    registerRoute(router, deps, routes.rollback, call =>
      change(call, 'rollback', deps, (id, actor) =>
        service.rollback(id, call.body.comment, actor),
      ),
    );
  };
}

/** Who does not see the entity learns nothing of its namespaces: then only what was filed for it. */
async function entityOf(
  { query, credentials }: RouteCall<typeof routes.listRequests>,
  deps: RequestsRoutesDeps,
): Promise<EntityPlaces | undefined> {
  if (!query.entityRef) return undefined;
  const entityRef = query.entityRef.toLocaleLowerCase('en-US');
  const entity = await deps.catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) return { entityRef, namespaces: [] };
  const { refs } = await viewerOf(credentials, deps);
  return (await confirmedEntity(entity, refs, deps)).places;
}

/** @throws MeshError `invalid-input` */
function keyOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (header.length > 0 && header.length <= 200) return header;
  throw new MeshError(
    'invalid-input',
    'Idempotency-Key has 1 to 200 characters',
    {
      field: 'Idempotency-Key',
      nextStep: 'Send another key, or none.',
    },
  );
}

type IdCall = Pick<
  RouteCall<typeof routes.getRequest>,
  'params' | 'credentials' | 'access'
>;

/** The request, for those whom it concerns and whom the policy lets. To others it does not exist. */
async function readable(
  { params, credentials, access }: IdCall,
  deps: RequestsRoutesDeps,
): Promise<{ request: StoredRequest; actor: Actor }> {
  const request = await deps.service.get(params.id);
  const actor = await deps.actorOf(credentials);
  const resource = resourceOf(await deps.service.parts(request));
  const permitted = access.permits(resource);
  if (!concerns(actor, resource) || !permitted) throw unknownRequest(params.id);
  return { request, actor };
}

async function change(
  call: IdCall & Pick<RouteCall<typeof routes.withdraw>, 'request'>,
  action: string,
  deps: RequestsRoutesDeps,
  act: (id: string, actor: Actor) => Promise<StoredRequest>,
): Promise<MeshRequest> {
  return audited(deps.auditor, call, action, async () => {
    // Who may not read it learns nothing of it; who may read it is told what the policy says of the action.
    const read = await deps.decideAccess(
      routes.getRequest.permission,
      call.credentials,
    );
    const { actor } = await readable({ ...call, access: read }, deps);
    const parts = await deps.service.parts(
      await deps.service.get(call.params.id),
    );
    if (!call.access.permits(resourceOf(parts))) {
      throw forbidden(`mesh.request.${action}`);
    }
    const changed = await act(call.params.id, actor);
    return answer(changed, actor, call.credentials, deps);
  });
}

/** The whole request as the caller sees it. */
async function answer(
  stored: StoredRequest,
  actor: Actor,
  credentials: CallerCredentials,
  deps: RequestsRoutesDeps,
): Promise<MeshRequest> {
  const { request, plan } = await deps.service.refreshed(stored);
  const parts = await deps.service.parts(request);
  const events = await deps.service.events(request);
  const expectations = await expectationsOf(request, plan, deps);
  const may = (permission: string) =>
    permits(permission, credentials, parts, deps);
  return viewOf({ ...parts, events }, { plan, expectations }, actor, {
    decide: await may(routes.decide.permission),
    withdraw: await may(routes.withdraw.permission),
    rollback: await may(routes.rollback.permission),
  });
}

/** Under way: as seen now. Before: as planned. Afterwards: as recorded. */
async function expectationsOf(
  request: StoredRequest,
  plan: MeshRequest['plan'],
  deps: RequestsRoutesDeps,
): Promise<MeshRequest['expectations']> {
  switch (request.state) {
    case 'applying':
    case 'applied':
      return deps.seenNow(request);
    case 'pending':
      return plan.expectations;
    default:
      return [...request.expectations];
  }
}

async function permits(
  permission: string,
  credentials: CallerCredentials,
  parts: RequestParts,
  { decideAccess }: RequestsRoutesDeps,
): Promise<boolean> {
  try {
    const access = await decideAccess(permission, credentials);
    return access.permits(resourceOf(parts));
  } catch (error) {
    if (error instanceof MeshError && error.code === 'forbidden') return false;
    throw error;
  }
}
