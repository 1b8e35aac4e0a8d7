import { join } from 'node:path';
import { z } from 'zod';
import { Kubectl } from '../control-plane/kubectl';
import { waitUntil } from '../control-plane/waitUntil';

/** What the portal's credentials may be: those of `deploy/rbac`, or one without any right. */
export const accounts = ['reader', 'writer', 'none'] as const;

export type Account = (typeof accounts)[number];

const NAMESPACE = 'mesh-onboarding';
const POWERLESS = 'mesh-onboarding-none';

const rbacFolder = join(__dirname, '..', '..', '..', 'deploy', 'rbac');

/**
 * Grants what `deploy/rbac` grants, as an operator does, and nothing else.
 * @returns the long-lived token of each account
 */
export async function createAccounts(
  kubectl: Kubectl,
): Promise<Record<Account, string>> {
  await kubectl.run(['apply', '--server-side', '-f', rbacFolder]);
  await kubectl.apply(powerlessAccount);
  const tokens = await Promise.all(
    accounts.map(async one => [one, await tokenOf(kubectl, one)]),
  );
  return Object.fromEntries(tokens);
}

const powerlessAccount = [
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: POWERLESS, namespace: NAMESPACE },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/service-account-token',
    metadata: {
      name: `${POWERLESS}-token`,
      namespace: NAMESPACE,
      annotations: { 'kubernetes.io/service-account.name': POWERLESS },
    },
  },
];

const secretSchema = z.object({ data: z.object({ token: z.string() }) });

/** The token controller fills the Secret some moments after it was created. */
function tokenOf(kubectl: Kubectl, account: Account): Promise<string> {
  const secretName = `mesh-onboarding-${account}-token`;
  return waitUntil(`a token in Secret ${secretName}`, async () => {
    const secret = await kubectl.json([
      ...['get', 'secret', secretName, '-n', NAMESPACE],
    ]);
    const { token } = secretSchema.parse(secret).data;
    return Buffer.from(token, 'base64').toString('utf8');
  });
}
