import type { ClusterCore, Target } from '../core';
import { resourceOf } from '../kinds/types';
import { conflict } from '../status';
import type { KubeObject } from '../types';
import { clone, isObject, kubeTime, textAt, type Json } from '../values';
import { finished } from './commit';
import { existing } from './existing';

/** The part of DeleteOptions that is understood. */
export interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: string;
  uid?: string;
  resourceVersion?: string;
  dryRun: boolean;
}

/** From the body and, where it is silent, from the query. */
export function deleteOptions(
  body: Json,
  query: URLSearchParams,
): DeleteOptions {
  const options = isObject(body) ? body : {};
  const seconds = options.gracePeriodSeconds ?? query.get('gracePeriodSeconds');
  const policy = options.propagationPolicy ?? query.get('propagationPolicy');
  const orphan = options.orphanDependents === true ? 'Orphan' : undefined;
  const dryRun = options.dryRun ?? query.getAll('dryRun');
  return {
    ...(seconds !== undefined &&
      seconds !== null && { gracePeriodSeconds: Number(seconds) }),
    propagationPolicy: policy ? String(policy) : orphan,
    uid: textAt(options, 'preconditions', 'uid') || undefined,
    resourceVersion:
      textAt(options, 'preconditions', 'resourceVersion') || undefined,
    dryRun: Array.isArray(dryRun) && dryRun.length > 0,
  };
}

function requirePreconditions(
  { kind }: Target,
  found: KubeObject,
  options: DeleteOptions,
) {
  const { uid, resourceVersion, name } = found.metadata;
  // The server names the kind here where it names the resource elsewhere.
  const ref = { group: kind.group, resource: kind.kind };
  if (options.uid && options.uid !== uid) {
    throw conflict(
      ref,
      name,
      `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (options.resourceVersion && options.resourceVersion !== resourceVersion) {
    throw conflict(
      ref,
      name,
      `the ResourceVersion in the precondition (${options.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}

const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

/** What the garbage collector has to do before the object may go. */
function withPropagation(draft: KubeObject, policy: string | undefined) {
  const others = (draft.metadata.finalizers ?? []).filter(
    f => f !== FOREGROUND && f !== ORPHAN,
  );
  if (policy === 'Foreground') others.push(FOREGROUND);
  else if (policy === 'Orphan') others.push(ORPHAN);
  else return;
  draft.metadata.finalizers = others;
}

const hasNamespaceFinalizers = (object: KubeObject) =>
  object.kind === 'Namespace' &&
  isObject(object.spec) &&
  Array.isArray(object.spec.finalizers) &&
  object.spec.finalizers.length > 0;

/**
 * Deletes an object, or marks it where something has to happen first: a finalizer, a kubelet that stops the pod, a
 * namespace that empties.
 * @returns the object as it is now, and whether it is gone
 */
export function remove(
  core: ClusterCore,
  target: Target,
  options: DeleteOptions,
): { object: KubeObject; gone: boolean } {
  const { kind } = target;
  const old = existing(core, target);
  requirePreconditions(target, old, options);
  const draft = clone(old);
  if (!draft.metadata.deletionTimestamp) {
    withPropagation(draft, options.propagationPolicy);
  }
  const grace = graceOf(draft, target, options);
  const first = !draft.metadata.deletionTimestamp;
  mark(draft, core, grace);
  const table = core.store.table(resourceOf(kind));
  if (finished(draft) && !hasNamespaceFinalizers(draft)) {
    // What had to be stopped first shows how it went; the rest goes as it was.
    const last = first ? old : draft;
    if (!options.dryRun) return { object: table.remove(last), gone: true };
    return { object: draft, gone: true };
  }
  const shorter =
    grace < (old.metadata.deletionGracePeriodSeconds ?? Number.MAX_VALUE);
  if (options.dryRun || !(first || shorter))
    return { object: old, gone: false };
  if (first && draft.metadata.generation !== undefined) {
    draft.metadata.generation += 1;
  }
  return { object: table.put(draft), gone: false };
}

function graceOf(
  object: KubeObject,
  { kind }: Target,
  { gracePeriodSeconds }: DeleteOptions,
): number {
  const wanted = kind.strategy.gracePeriod?.(object, gracePeriodSeconds) ?? 0;
  const running = object.metadata.deletionGracePeriodSeconds;
  // A grace period that runs can be shortened, never prolonged.
  return object.metadata.deletionTimestamp && running !== undefined
    ? Math.min(wanted, running)
    : wanted;
}

function mark(draft: KubeObject, core: ClusterCore, grace: number) {
  const { metadata } = draft;
  const began = metadata.deletionTimestamp
    ? Date.parse(metadata.deletionTimestamp) -
      (metadata.deletionGracePeriodSeconds ?? 0) * 1000
    : core.now().getTime();
  metadata.deletionTimestamp = kubeTime(new Date(began + grace * 1000));
  metadata.deletionGracePeriodSeconds = grace;
  if (draft.kind === 'Namespace') {
    draft.status = { phase: 'Terminating' };
    delete metadata.deletionGracePeriodSeconds;
  }
}
