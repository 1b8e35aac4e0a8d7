import type { KubeClient } from '../standins';
import { Secrets, type ObjectRef } from '../standins/client';
import { until } from './until';

/** The token in a Secret of type `kubernetes.io/service-account-token`; the token controller fills it. */
export async function tokenIn(
  client: KubeClient,
  secret: ObjectRef,
): Promise<string> {
  let token = '';
  await until(
    `the token in Secret ${secret.namespace}/${secret.name}`,
    async () => {
      const found = await client.get(Secrets, secret);
      token = found?.data?.token ?? '';
      return token !== '';
    },
  );
  return Buffer.from(token, 'base64').toString('utf8');
}
