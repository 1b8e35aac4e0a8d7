import { createBackend } from '@backstage/backend-defaults';
import appBackend from '@backstage/plugin-app-backend';
import authBackend from '@backstage/plugin-auth-backend';
import catalogBackend from '@backstage/plugin-catalog-backend';
import catalogLogs from '@backstage/plugin-catalog-backend-module-logs';
import catalogTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import eventsBackend from '@backstage/plugin-events-backend';
import notificationsBackend from '@backstage/plugin-notifications-backend';
import permissionBackend from '@backstage/plugin-permission-backend';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import scaffolderNotifications from '@backstage/plugin-scaffolder-backend-module-notifications';
import signalsBackend from '@backstage/plugin-signals-backend';
import userSettingsBackend from '@backstage/plugin-user-settings-backend';
import meshCatalog from '@mesh-onboarding/backstage-plugin-catalog-backend-module-mesh';
import meshBackend from '@mesh-onboarding/backstage-plugin-mesh-backend';
import meshActions from '@mesh-onboarding/backstage-plugin-scaffolder-backend-module-mesh';
import demoSignIn from './modules/demoSignIn';
import policy from './modules/policy';

/** The demo portal with all its plugins, not started yet. */
export function createPortal(): ReturnType<typeof createBackend> {
  const backend = createBackend();

  // Serves the built frontend where there is one; in development it stays silent.
  backend.add(appBackend);

  backend.add(authBackend);
  backend.add(demoSignIn);

  backend.add(permissionBackend);
  backend.add(policy);

  backend.add(catalogBackend);
  backend.add(catalogTemplates);
  backend.add(catalogLogs);
  backend.add(meshCatalog);

  backend.add(scaffolderBackend);
  backend.add(scaffolderNotifications);
  backend.add(meshActions);

  backend.add(meshBackend);

  backend.add(eventsBackend);
  backend.add(notificationsBackend);
  backend.add(signalsBackend);
  backend.add(userSettingsBackend);

  return backend;
}
