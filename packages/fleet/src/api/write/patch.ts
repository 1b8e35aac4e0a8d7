import jsonPatch, { type Operation } from 'fast-json-patch';
import type { ClusterCore, Target, WriteOptions } from '../core';
import { apiVersionOf } from '../kinds/types';
import { StatusError, badRequest, notImplemented } from '../status';
import type { KubeObject } from '../types';
import { clone, isObject, type Json } from '../values';
import { dropAbsent, reportUnknown, requireTypes } from './decode';
import { commit } from './commit';
import { existing, requireUnchanged } from './existing';

export type PatchType = 'merge' | 'json' | 'strategic';

/** RFC 7396. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const out = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key];
    else out[key] = mergePatch(out[key], value);
  }
  return out;
}

function applyJsonPatch(object: KubeObject, patch: Json): Json {
  if (!Array.isArray(patch)) {
    throw badRequest('a JSON patch must be a list of operations');
  }
  try {
    return jsonPatch.applyPatch(clone(object), patch as Operation[], true)
      .newDocument;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : error;
    throw new StatusError(
      422,
      'Invalid',
      `the server rejected our request due to an error in our request: ${why}`,
      {},
    );
  }
}

/** What a strategic merge patch can say that a merge patch cannot. */
function strategicOnly(patch: Json, path = ''): string | undefined {
  if (Array.isArray(patch)) return `the list ${path}`;
  if (!isObject(patch)) return undefined;
  for (const [key, value] of Object.entries(patch)) {
    const at = `${path}.${key}`;
    if (key.startsWith('$')) return `the directive ${at}`;
    const found = strategicOnly(value, at);
    if (found) return found;
  }
  return undefined;
}

/**
 * Without lists and directives a strategic merge patch means what a merge patch means: `kubectl rollout restart` sends
 * such a one. Anything more is refused.
 */
function applyStrategic(object: KubeObject, patch: Json): Json {
  const beyond = strategicOnly(patch);
  if (beyond) {
    throw notImplemented(
      `strategic merge patches with lists or directives (here: ${beyond})`,
      'Use "kubectl apply --server-side", "kubectl patch --type=merge" or "kubectl patch --type=json".',
    );
  }
  return mergePatch(object, patch);
}

function patched(old: KubeObject, patch: Json, type: PatchType): Json {
  if (type === 'json') return applyJsonPatch(old, patch);
  if (!isObject(patch)) throw badRequest('the patch must be an object');
  return type === 'merge' ? mergePatch(old, patch) : applyStrategic(old, patch);
}

/** PATCH with a merge, JSON or (restricted) strategic merge patch. */
export async function patchObject(
  core: ClusterCore,
  target: Target,
  body: Json,
  type: PatchType,
  options: WriteOptions,
): Promise<KubeObject> {
  // Between reading and writing a webhook may be asked: another writer then makes us start again.
  for (let attempt = 1; ; attempt++) {
    const old = existing(core, target);
    const apiVersion = apiVersionOf(target.kind, target.version);
    const result = clone(patched({ ...old, apiVersion }, body, type));
    const next = checked(result, old, target, options);
    try {
      return await commit(core, target, old, next, options);
    } catch (error) {
      const raced = error instanceof StatusError && error.reason === 'Conflict';
      if (!raced || attempt === 5) throw error;
    }
  }
}

function checked(
  result: Json,
  old: KubeObject,
  target: Target,
  options: WriteOptions,
): KubeObject {
  if (!isObject(result) || !isObject(result.metadata)) {
    throw badRequest('the patched object has no metadata');
  }
  const next = result as unknown as KubeObject;
  dropAbsent(next, target.kind);
  reportUnknown(result, target, options);
  requireTypes(next, target);
  if (next.metadata.name !== old.metadata.name) {
    throw badRequest(
      `the name of the object (${next.metadata.name}) does not match the name on the URL (${old.metadata.name})`,
    );
  }
  requireUnchanged(next, old, target.kind);
  return next;
}
