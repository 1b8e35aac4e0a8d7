import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { meshStatusReadPermission } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Router } from 'express';
import { entity } from '../shape';

/**
 * What a route of Backstage costs that does nothing (`/empty`), and one that asks what every route about an entity must
 * ask and does nothing more (`/asks`): whose token it is, the entity as they see it, the permission, their teams.
 */
export default createBackendPlugin({
  pluginId: 'floor',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ catalog, httpAuth, httpRouter, permissions, userInfo }) {
        const router = Router();
        router.get('/empty', (_request, response) => {
          response.json({});
        });
        router.get('/memory', (_request, response) => {
          const { rss } = process.memoryUsage();
          const peak = process.resourceUsage().maxRSS * 1024;
          // As it was when asked, and then what is left of the heap when all garbage is gone.
          globalThis.gc?.();
          response.json({ rss, peak, heap: process.memoryUsage().heapUsed });
        });
        router.get('/asks', async (request, response) => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          await permissions.authorizeConditional(
            [{ permission: meshStatusReadPermission }],
            { credentials },
          );
          await catalog.getEntityByRef(entity.ref, { credentials });
          await userInfo.getUserInfo(credentials);
          response.json({});
        });
        httpRouter.use(router);
      },
    });
  },
});
