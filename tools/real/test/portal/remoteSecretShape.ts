import { parse, stringify } from 'yaml';
import { z } from 'zod';

const remoteSecretSchema = z
  .object({
    metadata: z.object({
      name: z.string(),
      namespace: z.string(),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
    }),
    data: z.record(z.string(), z.string()).optional(),
    stringData: z.record(z.string(), z.string()).optional(),
  })
  .transform(({ metadata, data = {}, stringData = {} }) => ({
    metadata,
    kubeconfigs: {
      ...stringData,
      ...Object.fromEntries(
        Object.entries(data).map(([key, value]) => [
          key,
          Buffer.from(value, 'base64').toString('utf8'),
        ]),
      ),
    },
  }));

/** A remote Secret without what differs each time: the token. */
export function remoteSecretShape(object: unknown) {
  const { metadata, kubeconfigs } = remoteSecretSchema.parse(object);
  const { name, namespace, labels, annotations } = metadata;
  const documents = Object.entries(kubeconfigs).map(([key, text]) => [
    key,
    stringify(parse(text), { sortMapEntries: true }).replace(
      /token: .*/,
      'token: …',
    ),
  ]);
  return { name, namespace, labels, annotations, documents };
}
