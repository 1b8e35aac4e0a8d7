import { z } from 'zod';
import { NarrowResult } from '../narrow';

/** What any Kubernetes object has. */
export const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string().min(1, 'a name'),
    namespace: z.string().nullish(),
    uid: z.string().nullish(),
    creationTimestamp: z.string().nullish(),
  }),
});

/** @public */
export type ManifestObject = z.output<typeof objectSchema>;

/** Kinds we read that live outside of namespaces. */
const CLUSTER_SCOPED = new Set([
  ...['Namespace', 'Node', 'GatewayClass', 'CustomResourceDefinition'],
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]);

/**
 * What an API server would have added. A manifest that was never applied has no uid and no time; objects without a time
 * count as equally old, so their names decide which policy wins.
 */
export function completed(object: ManifestObject): ManifestObject {
  const { metadata } = object;
  const namespace = CLUSTER_SCOPED.has(object.kind)
    ? undefined
    : metadata.namespace || 'default';
  return {
    ...object,
    metadata: {
      ...metadata,
      namespace,
      uid: metadata.uid || `${object.kind}/${namespace ?? ''}/${metadata.name}`,
      creationTimestamp: metadata.creationTimestamp || '1970-01-01T00:00:00Z',
    },
  };
}

export function parseObject(raw: unknown): NarrowResult<ManifestObject> {
  const parsed = objectSchema.safeParse(raw);
  if (parsed.success) return { ok: true, fact: completed(parsed.data) };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    field: issue.path.join('.'),
    expected: issue.code === 'invalid_type' ? issue.expected : issue.message,
  };
}
