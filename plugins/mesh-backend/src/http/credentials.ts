import { AuditorService } from '@backstage/backend-plugin-api';
import { routes } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Drops } from '../credentials';
import { audited } from './audited';
import { RequestRoutesDeps } from './plans';
import { registerRoute } from './route';
import { AddRoutes } from './router';

/** `POST /credential-drops` */
export function credentialRoutes(
  deps: RequestRoutesDeps & {
    readonly drops: Drops;
    readonly auditor: AuditorService;
  },
): AddRoutes {
  return router =>
    registerRoute(router, deps, routes.dropCredential, call =>
      audited(deps.auditor, call, 'drop-credential', async () => {
        const actor = await deps.actorOf(call.credentials);
        return deps.drops.put(call.body.kubeconfig, actor.ref);
      }),
    );
}
