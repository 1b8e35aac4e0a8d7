import { z } from 'zod';
import { Kubectl } from './kubectl';
import { KubernetesObject } from './kubernetesObject';
import { waitUntil } from './waitUntil';

const webhooksSchema = z.array(
  z.looseObject({
    clientConfig: z.looseObject({
      service: z.object({ path: z.string().optional() }).optional(),
    }),
  }),
);

/**
 * Applies the chart's webhook configurations so that they reach the istiod
 * that runs outside the cluster: a URL in place of the Service.
 */
export async function applyWebhooks(
  kubectl: Kubectl,
  webhooks: KubernetesObject[],
  istiodUrl: string,
): Promise<void> {
  const caBundle = Buffer.from(await rootCertificate(kubectl)).toString(
    'base64',
  );
  const reaching = webhooks.map(configuration => ({
    ...configuration,
    webhooks: webhooksSchema.parse(configuration.webhooks).map(webhook => ({
      ...webhook,
      clientConfig: {
        url: `${istiodUrl}${webhook.clientConfig.service?.path ?? ''}`,
        caBundle,
      },
    })),
  }));
  await kubectl.apply(reaching);
}

const configMapSchema = z.object({
  data: z.object({ 'root-cert.pem': z.string() }),
});

/** PEM; istiod writes it into every namespace. */
function rootCertificate(kubectl: Kubectl): Promise<string> {
  return waitUntil('ConfigMap istio-ca-root-cert', async () => {
    const configMap = await kubectl.json([
      ...['get', 'configmap', 'istio-ca-root-cert', '-n', 'istio-system'],
    ]);
    return configMapSchema.parse(configMap).data['root-cert.pem'];
  });
}
