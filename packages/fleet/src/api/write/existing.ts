import { refOf, type ClusterCore, type Target } from '../core';
import { resourceOf, type KindDef } from '../kinds/types';
import { MODIFIED, conflict, invalid, notFound } from '../status';
import type { KubeObject } from '../types';

/** @throws StatusError 404 */
export function existing(core: ClusterCore, target: Target): KubeObject {
  const { kind, namespace, name = '' } = target;
  const found = core.store.table(resourceOf(kind)).get(namespace, name);
  if (!found) throw notFound(refOf(kind), name);
  return found;
}

/** @throws StatusError 409 when the writer has seen another object, or an older state of it */
export function requireSame(next: KubeObject, old: KubeObject, kind: KindDef) {
  const { uid, resourceVersion } = next.metadata;
  const { name } = old.metadata;
  if (uid && uid !== old.metadata.uid) {
    throw conflict(
      refOf(kind),
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`,
    );
  }
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) {
    throw conflict(refOf(kind), name, MODIFIED);
  }
}

/**
 * The same for a patch, which is laid over the object that is there: a uid in it is a change of the uid.
 * @throws StatusError 422 or 409
 */
export function requireUnchanged(
  next: KubeObject,
  old: KubeObject,
  kind: KindDef,
) {
  const { uid } = next.metadata;
  if (uid && uid !== old.metadata.uid) {
    throw invalid(kind, old.metadata.name, [
      {
        field: 'metadata.uid',
        reason: 'FieldValueInvalid',
        text: `Invalid value: ${JSON.stringify(uid)}: field is immutable`,
      },
    ]);
  }
  requireSame(next, old, kind);
}
