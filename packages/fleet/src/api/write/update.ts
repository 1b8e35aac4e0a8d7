import { refOf, type ClusterCore, type Target, type WriteOptions } from '../core';
import { apiVersionOf, resourceOf, type KindDef } from '../kinds/types';
import { trackUpdate } from '../ssa/ownership';
import { MODIFIED, conflict, invalid, notFound } from '../status';
import type { KubeObject } from '../types';
import { clone, equal } from '../values';
import {
  fillDefaults,
  nextGeneration,
  requireValid,
  tracking,
} from './prepare';

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

const SERVER_SET = [
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'generateName',
  'resourceVersion',
  'selfLink',
] as const;

function keepServerSet(draft: KubeObject, old: KubeObject) {
  const metadata = draft.metadata as unknown as Record<string, unknown>;
  for (const field of SERVER_SET) {
    const value = (old.metadata as unknown as Record<string, unknown>)[field];
    if (value === undefined) delete metadata[field];
    else metadata[field] = value;
  }
}

/** Which part of an object an endpoint writes; the rest stays as it was. */
export function writtenPart(
  draft: KubeObject,
  old: KubeObject,
  { kind, subresource }: Target,
): KubeObject {
  if (subresource === 'status') {
    const { managedFields } = draft.metadata;
    const metadata = kind.custom
      ? { ...old.metadata, ...(managedFields && { managedFields }) }
      : { ...draft.metadata, ownerReferences: old.metadata.ownerReferences };
    if (!metadata.ownerReferences) delete metadata.ownerReferences;
    const out: KubeObject = { ...old, metadata };
    if (draft.status === undefined) delete out.status;
    else out.status = draft.status;
    return out;
  }
  if (!kind.subresources.includes('status')) return draft;
  const out = { ...draft };
  if (old.status === undefined) delete out.status;
  else out.status = old.status;
  return out;
}

/**
 * Everything between a changed draft and its storage, for PUT and every kind of patch.
 * @param tracked - records the owners; absent: as an update by `options.manager`
 * @returns the stored object, or the old one when nothing changed
 */
export async function commit(
  core: ClusterCore,
  target: Target,
  old: KubeObject,
  changed: KubeObject,
  options: WriteOptions,
  tracked?: (object: KubeObject) => KubeObject,
): Promise<KubeObject> {
  const { kind, version, subresource } = target;
  let draft = clone(changed);
  fillDefaults(draft, kind, version);
  draft = writtenPart(draft, old, target);
  keepServerSet(draft, old);
  if (!subresource) {
    draft = await core.admission.admit(core, {
      operation: 'UPDATE',
      target,
      object: draft,
      old,
      user: options.user,
      dryRun: options.dryRun,
    });
    // A webhook may have taken its time, and the object may have moved on.
    if (existing(core, target) !== old) {
      throw conflict(refOf(kind), old.metadata.name, MODIFIED);
    }
  }
  const track = tracked ?? (o => trackAsUpdate(core, target, old, o, options));
  const owned = clone(track(draft));
  return store(core, target, old, owned, options);
}

function trackAsUpdate(
  core: ClusterCore,
  { kind, version, subresource }: Target,
  old: KubeObject,
  next: KubeObject,
  options: WriteOptions,
): KubeObject {
  return trackUpdate(
    { ...old, apiVersion: next.apiVersion },
    next,
    {
      manager: options.manager,
      operation: 'Update',
      apiVersion: apiVersionOf(kind, version),
      ...(subresource && { subresource }),
    },
    tracking(kind, version, subresource, core.now()),
    Boolean(subresource),
  );
}

function store(
  core: ClusterCore,
  target: Target,
  old: KubeObject,
  draft: KubeObject,
  options: WriteOptions,
): KubeObject {
  const { kind, version, subresource } = target;
  if (!subresource) kind.strategy.prepareUpdate?.(draft, old, core.facts);
  const more = subresource
    ? []
    : kind.strategy.validateUpdate?.(draft, old) ?? [];
  requireValid(draft, kind, version, old, more);
  const generation = nextGeneration(draft, old, kind);
  if (generation !== undefined) draft.metadata.generation = generation;
  draft.apiVersion = old.apiVersion;
  if (unchanged(draft, old)) return old;
  if (options.dryRun) return draft;
  const table = core.store.table(resourceOf(kind));
  return finished(draft) ? table.remove(draft) : table.put(draft);
}

/** A write that changes nothing but the times of its owners is no write. */
const unchanged = (a: KubeObject, b: KubeObject) =>
  equal(withoutTimes(a), withoutTimes(b));

const withoutTimes = (object: KubeObject) => ({
  ...object,
  metadata: {
    ...object.metadata,
    managedFields: object.metadata.managedFields?.map(({ time: _, ...m }) => m),
  },
});

/** The last finalizer of a deleted object went: it goes too, unless its grace period still runs. */
export const finished = (object: KubeObject) =>
  Boolean(object.metadata.deletionTimestamp) &&
  !object.metadata.finalizers?.length &&
  !object.metadata.deletionGracePeriodSeconds;

/** PUT: the whole object, or through a subresource the part that it writes. */
export async function update(
  core: ClusterCore,
  target: Target,
  next: KubeObject,
  options: WriteOptions,
): Promise<KubeObject> {
  const old = existing(core, target);
  const { kind } = target;
  requireSame(next, old, kind);
  if (kind.custom && !next.metadata.resourceVersion) {
    // The server names the resource here where it names the kind elsewhere.
    const named = { group: kind.group, kind: kind.plural };
    throw invalid(named, old.metadata.name, [
      {
        field: 'metadata.resourceVersion',
        reason: 'FieldValueInvalid',
        text: 'Invalid value: 0: must be specified for an update',
      },
    ]);
  }
  return commit(core, target, old, next, options);
}
