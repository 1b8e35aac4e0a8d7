import { z } from 'zod';
import { Kubectl } from './kubectl';
import { waitUntil } from './waitUntil';

const secretSchema = z.object({
  type: z.string(),
  data: z.record(z.string(), z.string()),
});

/**
 * Gives a cluster the certificate authority of another one, so that both are
 * one mesh. Before its istiod starts: istiod makes its own where there is none.
 */
export async function copyMeshAuthority(
  from: Kubectl,
  to: Kubectl,
): Promise<void> {
  const name = 'istio-ca-secret';
  const { type, data } = await waitUntil(`Secret ${name}`, async () =>
    secretSchema.parse(
      await from.json(['get', 'secret', name, '-n', 'istio-system']),
    ),
  );
  const metadata = { name, namespace: 'istio-system' };
  await to.apply([{ apiVersion: 'v1', kind: 'Secret', metadata, type, data }]);
}
