import type { ObjectMeta, Pod } from './client';
import { conditionIs } from './conditions';

export function isReady(pod: Pod): boolean {
  return conditionIs(pod.status?.conditions, 'Ready');
}

/** Succeeded or failed: it runs no more, and never will again. */
export function isOver(pod: Pod): boolean {
  return ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '');
}

export function isDeleted(object: { metadata: ObjectMeta }): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

/** The key of the controller of an object when it is of this kind. */
export function controllerKey(
  object: { metadata: ObjectMeta },
  kind: string,
): string | undefined {
  const owner = object.metadata.ownerReferences?.find(
    each => each.controller && each.kind === kind,
  );
  return owner && `${object.metadata.namespace}/${owner.name}`;
}

/** Whether `owner` is the controller of the object: names are reused, so the uid decides. */
export function isControlledBy(
  object: { metadata: ObjectMeta },
  owner: { metadata: ObjectMeta },
): boolean {
  return (
    object.metadata.ownerReferences?.some(
      each => each.controller && each.uid === owner.metadata.uid,
    ) ?? false
  );
}

/** Splits `namespace/name`, the key of an informer. */
export function refOf(key: string): { namespace?: string; name: string } {
  const at = key.indexOf('/');
  return at < 0
    ? { name: key }
    : { namespace: key.slice(0, at), name: key.slice(at + 1) };
}
