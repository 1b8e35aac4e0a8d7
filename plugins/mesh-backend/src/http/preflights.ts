import { routes } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Candidates } from '../requests/candidates';
import { RequestRoutesDeps } from './plans';
import { registerRoute } from './route';
import { AddRoutes } from './router';

/** `POST /preflights` */
export function preflightRoutes(
  deps: RequestRoutesDeps & { readonly candidates: Candidates },
): AddRoutes {
  return router =>
    registerRoute(router, deps, routes.preflight, async call => {
      const actor = await deps.actorOf(call.credentials);
      const { answer } = await deps.candidates.ofDrop(call.body, actor.ref);
      return { ready: answer.ready, checks: [...answer.checks] };
    });
}
