import { routes } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Actor } from '../requests/actor';
import { RequestService } from '../requests/service';
import { CallerCredentials, registerRoute, RouteDeps } from './route';
import { AddRoutes } from './router';

export interface RequestRoutesDeps extends RouteDeps {
  readonly service: RequestService;
  readonly actorOf: (credentials: CallerCredentials) => Promise<Actor>;
}

/** `POST /plans` */
export function planRoutes(deps: RequestRoutesDeps): AddRoutes {
  return router =>
    registerRoute(router, deps, routes.plan, async ({ body, credentials }) =>
      deps.service.plan(body, await deps.actorOf(credentials)),
    );
}
