import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createClusterRegisterAction } from './actions/clusterRegister';
import { createNamespaceEnrollAction } from './actions/namespaceEnroll';
import { createRequestWaitAction } from './actions/requestWait';
import { createWaypointRequestAction } from './actions/waypointRequest';
import { MeshAccess } from './meshAccess';

/** Adds the `mesh:*` actions to the scaffolder. @public */
export const scaffolderModuleMesh = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'mesh',
  register(env) {
    env.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        config: coreServices.rootConfig,
      },
      async init({ scaffolder, auth, discovery, config }) {
        const access = new MeshAccess({
          auth,
          discovery,
          appBaseUrl: config.getString('app.baseUrl'),
        });
        scaffolder.addActions(
          createNamespaceEnrollAction(access),
          createWaypointRequestAction(access),
          createClusterRegisterAction(access),
          createRequestWaitAction(access),
        );
      },
    });
  },
});
