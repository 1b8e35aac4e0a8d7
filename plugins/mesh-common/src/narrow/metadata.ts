import { z } from 'zod';
import { ObjectFact, StringMap } from '../facts';
import { managedFieldsSchema } from './managers';
import { FieldError } from './result';
import { parseNames } from './values';

/** Labels, annotations, selectors: Kubernetes writes null for an empty map. */
export const stringMapSchema = z.record(z.string(), z.string()).nullish();

const metaShape = {
  uid: z.string().min(1, 'a uid'),
  name: z.string().min(1, 'a name'),
  namespace: z.string().nullish(),
  labels: stringMapSchema,
  annotations: stringMapSchema,
  creationTimestamp: z.string(),
  deletionTimestamp: z.string().nullish(),
};

/** Metadata of kinds whose field managers say nothing we need: `managedFields` is not even looked at. */
export const metaSchema = z.object(metaShape);

/** Metadata with `managedFields`. */
export const managedMetaSchema = z.object({
  ...metaShape,
  managedFields: managedFieldsSchema,
  resourceVersion: z.string().nullish(),
});

export type Meta = z.output<typeof metaSchema>;
export type ManagedMeta = z.output<typeof managedMetaSchema>;

/** Shared: most objects have no labels or annotations worth an object of their own. */
export const NO_STRINGS: StringMap = Object.freeze({});

/** @throws FieldError when the creation time is not a time. */
export function objectFact(meta: Meta): ObjectFact {
  return {
    uid: meta.uid,
    name: meta.name,
    labels: meta.labels ?? NO_STRINGS,
    createdAt: createdAt(meta),
    ...suppressed(meta),
  };
}

/** @throws FieldError when there is no namespace or the creation time is not a time. */
export function namespacedFact(
  meta: Meta,
): ObjectFact & { readonly namespace: string } {
  if (!meta.namespace) {
    throw new FieldError('metadata.namespace', 'the name of a namespace');
  }
  return {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    labels: meta.labels ?? NO_STRINGS,
    createdAt: createdAt(meta),
    ...suppressed(meta),
  };
}

/** Istio `pkg/config/analysis/local/istiod_analyze.go`, filterMessages. */
const SUPPRESS = 'galley.istio.io/analyze-suppress';

function suppressed({ annotations }: Meta): Pick<ObjectFact, 'suppress'> {
  const codes = annotations?.[SUPPRESS];
  // No key at all where it is absent, which is nearly everywhere: tens of thousands of facts are held.
  return codes ? { suppress: parseNames(codes) } : {};
}

function createdAt(meta: Meta): number {
  const time = Date.parse(meta.creationTimestamp);
  if (Number.isNaN(time)) {
    throw new FieldError('metadata.creationTimestamp', 'an RFC 3339 time');
  }
  return time;
}
