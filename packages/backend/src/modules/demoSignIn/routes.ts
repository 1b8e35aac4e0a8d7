import { InputError, NotAllowedError } from '@backstage/errors';
import type { AuthProviderRouteHandlers } from '@backstage/plugin-auth-node';
import type { DemoAccounts } from './accounts';

/**
 * The four routes that the auth backend gives a provider. `start` lists the
 * accounts, `refresh` (POST, JSON) makes a session for one of them.
 */
export function createDemoRoutes(
  accounts: DemoAccounts,
): AuthProviderRouteHandlers {
  return {
    async start(_req, res) {
      res.json({ accounts: await accounts.list() });
    },

    async refresh(req, res) {
      // A page of another origin can send a form or a GET without asking; JSON it
      // can only send after CORS has let it.
      if (req.method !== 'POST' || !req.is('application/json')) {
        throw new InputError(
          'expected POST with content-type application/json and {"account": "<name>"}',
        );
      }
      res.json(await accounts.signIn(req.body?.account));
    },

    async logout(_req, res) {
      // There is no session on the server; tokens end by themselves.
      res.status(204).end();
    },

    async frameHandler() {
      throw new NotAllowedError('demo sign-in has no pop-up');
    },
  };
}
