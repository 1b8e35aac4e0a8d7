import { readFile } from 'node:fs/promises';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ClusterSource,
  IstiodProbe,
  meshClustersExtensionPoint,
  meshIstiodProbeExtensionPoint,
  meshOwnershipExtensionPoint,
  NamespaceOwnershipSource,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { RequestOptions } from './requestSide';
import { startMesh } from './startMesh';

/** The mesh plugin. It works without any cluster configured. @public */
export const meshPlugin = createMeshPlugin();

/** The same, with an ear at the steps of requests: for tests that end the process there. */
export function createMeshPlugin(options: RequestOptions = {}) {
  return createBackendPlugin({
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
      const probes: IstiodProbe[] = [];
      env.registerExtensionPoint(meshIstiodProbeExtensionPoint, {
        addProbe: probe => probes.push(probe),
      });
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          notifications: notificationService,
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
            probes,
            requestOptions: options,
            readFile: file => readFile(file, 'utf8'),
          });
        },
      });
    },
  });
}
