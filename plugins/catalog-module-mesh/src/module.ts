import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readCatalogOptions } from './options';
import { clustersOfMesh } from './clustersOfMesh';
import { ClusterEntityProvider } from './providers/ClusterEntityProvider';
import { TemplateEntityProvider } from './providers/TemplateEntityProvider';

const PACKAGE = '@mesh-onboarding/backstage-plugin-catalog-backend-module-mesh';

/** Adds the entity providers of the mesh suite to the catalog. @public */
export const catalogModuleMesh = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'mesh',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ catalog, config, logger, scheduler, auth, discovery }) {
        const options = readCatalogOptions(config);
        catalog.addEntityProvider(
          new ClusterEntityProvider({
            owner: options.owner,
            logger,
            read: clustersOfMesh({ auth, discovery }),
            runner: scheduler.createScheduledTaskRunner({
              frequency: options.refresh,
              timeout: { seconds: 30 },
              initialDelay: { seconds: 3 },
              scope: 'global',
            }),
          }),
        );
        if (options.templates) {
          catalog.addEntityProvider(
            new TemplateEntityProvider({
              owner: options.owner,
              folder: resolvePackagePath(PACKAGE, 'templates'),
            }),
          );
        }
      },
    });
  },
});
