import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Kubectl } from '../control-plane/kubectl';
import { waitUntil } from '../control-plane/waitUntil';

/** What the portal's credentials may be: all it needs to read, to write too, or nothing. */
export const accounts = ['reader', 'writer', 'none'] as const;

export type Account = (typeof accounts)[number];

const NAMESPACE = 'mesh-onboarding';

/** The files that grant rights, as an operator applies them. */
const rbacFolder = join(__dirname, '..', '..', '..', 'deploy', 'rbac');

/**
 * Creates the service accounts, grants what `deploy/rbac` grants and nothing
 * else, and gives each account a long-lived token.
 */
export async function createAccounts(
  kubectl: Kubectl,
): Promise<Record<Account, string>> {
  await kubectl.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  ]);
  await kubectl.apply(accounts.map(serviceAccount));
  await kubectl.apply(accounts.map(tokenSecret));
  for (const account of accounts) {
    const file = join(rbacFolder, `${account}.yaml`);
    if (existsSync(file)) {
      await kubectl.run(['apply', '--server-side', '-f', file]);
    }
  }
  const tokens = await Promise.all(
    accounts.map(async one => [one, await tokenOf(kubectl, one)]),
  );
  return Object.fromEntries(tokens);
}

const nameOf = (account: Account) => `mesh-onboarding-${account}`;

const serviceAccount = (account: Account) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: nameOf(account), namespace: NAMESPACE },
});

const tokenSecret = (account: Account) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/service-account-token',
  metadata: {
    name: `${nameOf(account)}-token`,
    namespace: NAMESPACE,
    annotations: { 'kubernetes.io/service-account.name': nameOf(account) },
  },
});

const secretSchema = z.object({ data: z.object({ token: z.string() }) });

/** The token controller fills the Secret some moments after it was created. */
function tokenOf(kubectl: Kubectl, account: Account): Promise<string> {
  return waitUntil(`a token of ${nameOf(account)}`, async () => {
    const secret = await kubectl.json([
      ...['get', 'secret', `${nameOf(account)}-token`, '-n', NAMESPACE],
    ]);
    const { token } = secretSchema.parse(secret).data;
    return Buffer.from(token, 'base64').toString('utf8');
  });
}
