import { readFile } from 'node:fs/promises';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ClusterSource,
  meshClustersExtensionPoint,
  meshOwnershipExtensionPoint,
  NamespaceOwnershipSource,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { startMesh } from './startMesh';

/** The mesh plugin. It works without any cluster configured. @public */
export const meshPlugin = createBackendPlugin({
  pluginId: 'mesh',
  register(env) {
    const clusterSources: ClusterSource[] = [];
    const ownershipSources: NamespaceOwnershipSource[] = [];
    env.registerExtensionPoint(meshClustersExtensionPoint, {
      addSource: source => clusterSources.push(source),
    });
    env.registerExtensionPoint(meshOwnershipExtensionPoint, {
      addSource: source => ownershipSources.push(source),
    });
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        await startMesh({
          ...services,
          clusterSources,
          ownershipSources,
          readFile: file => readFile(file, 'utf8'),
        });
      },
    });
  },
});
