import { authorize } from '../auth/authorize';
import {
  refOf,
  type ClusterCore,
  type Target,
  type WriteOptions,
} from '../core';
import { apiVersionOf, resourceOf } from '../kinds/types';
import { apply as applyTo, type ApplyRequest } from '../ssa/apply';
import { StatusError, badRequest, conflict } from '../status';
import type { KubeObject } from '../types';
import { clone, isObject, textAt, type Json, type JsonObject } from '../values';
import { pruneUnknown } from '../schema/unknown';
import { create } from './create';
import { dropEmpty, dropNull, requireTypes } from './decode';
import { tracking } from './prepare';
import { commit } from './commit';
import { existing, requireUnchanged } from './existing';

/** Reads an applied configuration: never with managedFields, always with its type. */
function decodeApplied(body: Json, target: Target): KubeObject {
  const expected = apiVersionOf(target.kind, target.version);
  if (!isObject(body))
    throw badRequest('the applied configuration must be an object');
  if (body.apiVersion !== expected) {
    throw badRequest(
      `Incorrect version specified in apply patch. Specified patch version: ${body.apiVersion}, expected: ${expected}`,
    );
  }
  if (body.kind !== target.kind.kind) {
    throw badRequest(
      `the kind of the applied configuration (${body.kind}) does not match the kind of the path (${target.kind.kind})`,
    );
  }
  body.metadata ??= {};
  if (!isObject(body.metadata)) throw badRequest('metadata must be an object');
  if (body.metadata.managedFields) {
    throw badRequest('metadata.managedFields must be nil');
  }
  refuseUndeclared(body, target);
  const object = body as unknown as KubeObject;
  // What is empty stays here: its applier owns it, as a whole.
  dropNull(object, target.kind);
  requireTypes(object, target);
  const { name, namespace } = object.metadata;
  if (name && name !== target.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${target.name})`,
    );
  }
  if (namespace && namespace !== target.namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  object.metadata.name = target.name ?? '';
  if (target.namespace) object.metadata.namespace = target.namespace;
  return object;
}

/** Whatever fieldValidation says: a field that has no type cannot be merged. */
function refuseUndeclared(body: JsonObject, { kind, version }: Target) {
  const [unknown] = pruneUnknown(body, kind.schema(version));
  if (!unknown) return;
  const place = `${textAt(body, 'metadata', 'namespace')}/${textAt(
    body,
    'metadata',
    'name',
  )}; ${body.apiVersion}, Kind=${kind.kind}`;
  throw new StatusError(
    500,
    '',
    `failed to create typed patch object (${place}): .${unknown}: field not declared in schema`,
  );
}

/** PATCH with an apply configuration. @returns the object and whether it is new */
export async function apply(
  core: ClusterCore,
  target: Target,
  body: Json,
  force: boolean,
  options: WriteOptions,
): Promise<{ object: KubeObject; created: boolean }> {
  const applied = decodeApplied(clone(body), target);
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptApply(core, target, applied, force, options);
    } catch (error) {
      const raced =
        error instanceof StatusError &&
        (error.reason === 'Conflict' || error.reason === 'AlreadyExists') &&
        !error.details?.causes;
      const sentVersion = applied.metadata.resourceVersion;
      if (!raced || sentVersion || attempt === 5) throw error;
    }
  }
}

async function attemptApply(
  core: ClusterCore,
  target: Target,
  applied: KubeObject,
  force: boolean,
  options: WriteOptions,
): Promise<{ object: KubeObject; created: boolean }> {
  const { kind, namespace, name = '' } = target;
  const found = core.store.table(resourceOf(kind)).get(namespace, name);
  if (!found && !target.subresource) {
    const object = await applyNew(core, target, applied, options);
    return { object, created: true };
  }
  const old = found ?? existing(core, target);
  requireUnchanged(applied, old, kind);
  const live = { ...old, apiVersion: applied.apiVersion };
  const { uid: _u, resourceVersion: _r, ...metadata } = applied.metadata;
  const next = applyTo(
    request(core, target, live, { ...applied, metadata }, force, options),
  );
  if (!next) return { object: old, created: false };
  dropEmpty(next);
  const owners = next.metadata.managedFields;
  const object = await commit(core, target, old, next, options, draft => {
    const { managedFields: _, ...rest } = draft.metadata;
    const owned = owners ? { ...rest, managedFields: owners } : rest;
    return { ...draft, metadata: owned };
  });
  return { object, created: false };
}

function request(
  core: ClusterCore,
  { kind, version, subresource }: Target,
  live: KubeObject,
  applied: KubeObject,
  force: boolean,
  options: WriteOptions,
): ApplyRequest {
  const apiVersion = apiVersionOf(kind, version);
  return {
    live,
    applied,
    force,
    who: {
      manager: options.manager,
      operation: 'Apply',
      apiVersion,
      ...(subresource && { subresource }),
    },
    tracking: tracking(kind, version, subresource, core.now()),
  };
}

/**
 * An apply to an object that does not exist creates it; only what was said is owned, not the defaults.
 * @throws StatusError 403 for who may patch and not create
 */
async function applyNew(
  core: ClusterCore,
  target: Target,
  applied: KubeObject,
  options: WriteOptions,
): Promise<KubeObject> {
  authorize(core, options.user, target, 'create');
  const { apiVersion, kind, metadata } = applied;
  const { name, namespace, uid } = metadata;
  if (uid) {
    throw conflict(
      refOf(target.kind),
      name,
      `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
    );
  }
  const bare = { apiVersion, kind, metadata: { name, namespace } };
  const next =
    applyTo(request(core, target, bare, applied, false, options)) ?? applied;
  dropEmpty(next);
  // The owners are those that the application has just recorded.
  return create(core, target, next, options, draft => draft);
}
