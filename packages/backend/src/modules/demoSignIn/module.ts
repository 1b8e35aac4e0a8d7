import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  type AuthProviderFactory,
  authProvidersExtensionPoint,
} from '@backstage/plugin-auth-node';
import { DemoAccounts } from './accounts';
import { createDemoRoutes } from './routes';

/** Id of the provider: its routes are `/api/auth/demo/{start,refresh,logout}`. */
export const DEMO_PROVIDER_ID = 'demo';

/**
 * Makes the routes of the demo provider from `auth.providers.demo`.
 *
 * @throws Error when NODE_ENV is production: nobody may become somebody else
 * without a password there. The auth backend then refuses to start.
 */
export const createDemoProvider: AuthProviderFactory = ({
  config,
  resolverContext,
}) => {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'demo sign-in has no passwords and is refused when NODE_ENV is production; ' +
        'remove auth.providers.demo (set it to null in app-config.production.yaml) and configure a real provider',
    );
  }
  const names = config.getStringArray('accounts');
  return createDemoRoutes(new DemoAccounts(names, resolverContext));
};

export const demoSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: DEMO_PROVIDER_ID,
          factory: createDemoProvider,
        });
      },
    });
  },
});
