import {
  refOf,
  type ClusterCore,
  type Target,
  type WriteOptions,
} from '../core';
import { apiVersionOf, resourceOf } from '../kinds/types';
import { trackUpdate } from '../ssa/ownership';
import { MODIFIED, conflict } from '../status';
import type { KubeObject } from '../types';
import { clone, equal } from '../values';
import { existing } from './existing';
import {
  fillDefaults,
  nextGeneration,
  requireValid,
  tracking,
} from './prepare';

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
