import { z } from 'zod';
import { KubeClient, KubeError, KubeQuery } from '../kube';

/** Objects a page. A pod is about 13 KB of JSON: a page keeps the event loop below 20 ms. */
export const PAGE_SIZE = 250;
/** How often a list starts anew because its `continue` token expired under it. */
const MAX_RESTARTS = 2;
const LIST_TIMEOUT_MS = 60_000;

const pageSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string().min(1),
    continue: z.string().optional(),
  }),
  items: z
    .array(z.unknown())
    .nullish()
    .transform(items => items ?? []),
});

export interface ListSpec {
  readonly path: string;
  readonly query?: KubeQuery;
  readonly signal: AbortSignal;
}

/**
 * Reads a collection page by page.
 * @param collect makes room for a new list; called again when the list starts anew
 * @returns the resource version to watch from
 * @throws KubeError
 */
export async function listPages(
  client: KubeClient,
  spec: ListSpec,
  collect: () => (item: unknown) => void,
): Promise<string> {
  for (let restarts = 0; ; restarts++) {
    try {
      return await listOnce(client, spec, collect());
    } catch (error) {
      const expired = error instanceof KubeError && error.status === 410;
      if (!expired || restarts >= MAX_RESTARTS) throw error;
    }
  }
}

async function listOnce(
  client: KubeClient,
  spec: ListSpec,
  onItem: (item: unknown) => void,
): Promise<string> {
  let next: string | undefined;
  do {
    const { body } = await client.request({
      method: 'GET',
      path: spec.path,
      query: { ...spec.query, limit: PAGE_SIZE, continue: next },
      signal: spec.signal,
      timeoutMs: LIST_TIMEOUT_MS,
    });
    const page = pageSchema.safeParse(body);
    if (!page.success) {
      throw new KubeError({
        status: 0,
        reason: 'BadAnswer',
        message: `the answer to a list of ${spec.path} is no list`,
      });
    }
    page.data.items.forEach(onItem);
    next = page.data.metadata.continue || undefined;
    if (!next) return page.data.metadata.resourceVersion;
  } while (next);
  throw new Error('unreachable');
}
