import { z } from 'zod';
import { factKey } from '@mesh-onboarding/backstage-plugin-mesh-common';

const schema = z.object({
  metadata: z.object({
    name: z.string().optional().catch(undefined),
    namespace: z.string().optional().catch(undefined),
    resourceVersion: z.string().optional().catch(undefined),
  }),
});

/** What a feed must know of an object before it is narrowed, or when it cannot be. */
export interface ObjectMeta {
  /** Key of its fact; null where it has no name. */
  readonly key: string | null;
  readonly resourceVersion: string | null;
}

export function objectMeta(object: unknown): ObjectMeta {
  const parsed = schema.safeParse(object);
  if (!parsed.success) return { key: null, resourceVersion: null };
  const { name, namespace, resourceVersion } = parsed.data.metadata;
  return {
    key: name ? factKey({ name, namespace }) : null,
    resourceVersion: resourceVersion || null,
  };
}
