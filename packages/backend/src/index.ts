import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// Serves the built frontend where there is one; in development it stays silent.
backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./modules/demoSignIn'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./modules/policy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@mesh-onboarding/backstage-plugin-catalog-backend-module-mesh'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(
  import('@mesh-onboarding/backstage-plugin-scaffolder-backend-module-mesh'),
);

backend.add(import('@mesh-onboarding/backstage-plugin-mesh-backend'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.start();
