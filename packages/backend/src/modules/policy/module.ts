import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { PortalPolicy } from './portalPolicy';

/** Puts the portal's policy into the permission plugin. */
export const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'portal-policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        config: coreServices.rootConfig,
        userInfo: coreServices.userInfo,
      },
      async init({ policy, config, userInfo }) {
        const approvers = config.getOptionalStringArray('mesh.approvers') ?? [];
        policy.setPolicy(new PortalPolicy({ approvers, userInfo }));
      },
    });
  },
});
