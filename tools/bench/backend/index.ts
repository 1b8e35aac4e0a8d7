import { createBackend } from '@backstage/backend-defaults';

/**
 * The demo portal's backend with a floor beside it; `BENCH_PLUGIN`: with our plugin, with the peer in its place, or with neither.
 */
const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('../../../packages/backend/src/modules/demoSignIn'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('../../../packages/backend/src/modules/policy'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('./floor'));

if (process.env.BENCH_PLUGIN === 'kubernetes') {
  backend.add(import('@backstage/plugin-kubernetes-backend'));
}
if (process.env.BENCH_PLUGIN === 'mesh') {
  backend.add(import('@mesh-onboarding/backstage-plugin-mesh-backend'));
  backend.add(
    import('@mesh-onboarding/backstage-plugin-scaffolder-backend-module-mesh'),
  );
}

backend.start();
