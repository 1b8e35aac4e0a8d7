import { request } from 'node:https';
import type { Json, JsonObject } from '../values';
import { objectAt, textAt } from '../values';

/** Asks what answers for a Service of the cluster. @throws when nothing does */
export type ServiceCaller = (
  service: { namespace: string; name: string },
  path: string,
  body: Json,
) => Promise<Json>;

function callUrl(
  url: string,
  caBundle: string,
  body: Json,
  timeoutMs: number,
): Promise<Json> {
  return new Promise((resolve, reject) => {
    const ca = caBundle ? Buffer.from(caBundle, 'base64') : undefined;
    const outgoing = request(
      url,
      {
        method: 'POST',
        ca,
        timeout: timeoutMs,
        headers: { 'Content-Type': 'application/json' },
      },
      async response => {
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          if (response.statusCode !== 200) {
            throw new Error(`the webhook answered ${response.statusCode}`);
          }
          resolve(JSON.parse(Buffer.concat(chunks).toString()));
        } catch (error) {
          reject(error as Error);
        }
      },
    );
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error('context deadline exceeded')),
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}

/** Reaches a webhook where its clientConfig says: at a URL, or behind a Service. */
export async function callWebhook(
  webhook: JsonObject,
  review: JsonObject,
  callService: ServiceCaller,
): Promise<Json> {
  const config = objectAt(webhook, 'clientConfig');
  const timeoutMs = Number(webhook.timeoutSeconds ?? 10) * 1000;
  if (config.url) {
    return callUrl(
      String(config.url),
      textAt(config, 'caBundle'),
      review,
      timeoutMs,
    );
  }
  const service = {
    namespace: textAt(config, 'service', 'namespace'),
    name: textAt(config, 'service', 'name'),
  };
  const path = textAt(config, 'service', 'path') || '/';
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('context deadline exceeded')),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([callService(service, path, review), late]);
  } finally {
    clearTimeout(timer);
  }
}
