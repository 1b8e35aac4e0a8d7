import type { Target, WriteOptions } from '../core';
import { apiVersionOf, type KindDef } from '../kinds/types';
import { pruneUnknown } from '../schema/unknown';
import { validate } from '../schema/validate';
import { badRequest } from '../status';
import type { KubeObject } from '../types';
import { isObject, type Json, type JsonObject } from '../values';

function requireType(body: JsonObject, target: Target) {
  const expected = apiVersionOf(target.kind, target.version);
  const { kind } = target.kind;
  body.apiVersion ??= expected;
  body.kind ??= kind;
  if (body.kind !== kind) {
    throw badRequest(
      `${body.kind} in version ${JSON.stringify(
        target.version,
      )} cannot be handled as a ${kind}: the kind in the data (${
        body.kind
      }) does not match the kind of the path (${kind})`,
    );
  }
  if (body.apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${body.apiVersion}) does not match the expected API version (${expected})`,
    );
  }
}

function requirePlace(object: KubeObject, target: Target) {
  const { metadata } = object;
  if (target.name && metadata.name && metadata.name !== target.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${target.name})`,
    );
  }
  if (target.name) metadata.name = target.name;
  if (!target.kind.namespaced) {
    delete metadata.namespace;
    return;
  }
  if (metadata.namespace && metadata.namespace !== target.namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  metadata.namespace = target.namespace;
}

/** The fields that nobody knows, refused, warned about, or dropped in silence; they are dropped in any case. */
export function reportUnknown(
  object: JsonObject,
  target: Target,
  options: WriteOptions,
  duplicates: string[] = [],
) {
  const unknown = pruneUnknown(object, target.kind.schema(target.version));
  const complaints = [
    ...unknown.map(path => `unknown field ${JSON.stringify(path)}`),
    ...duplicates.map(path => `duplicate field ${JSON.stringify(path)}`),
  ];
  if (!complaints.length) return;
  if (options.fieldValidation === 'Strict') {
    throw badRequest(
      `${target.kind.kind} in version ${JSON.stringify(
        target.version,
      )} cannot be handled as a ${
        target.kind.kind
      }: strict decoding error: ${complaints.join(', ')}`,
    );
  }
  if (options.fieldValidation === 'Warn') options.warnings.push(...complaints);
}

/** Takes away `null` where it means "absent", and empty metadata; in place. */
export function dropAbsent(object: KubeObject, kind: KindDef) {
  dropNull(object, kind);
  dropEmpty(object);
}

/** Takes away `null` where it means "absent"; in place. */
export function dropNull(object: KubeObject, kind: KindDef) {
  dropNulls((kind.custom ? object.metadata : object) as unknown as JsonObject);
}

/** Takes away empty metadata, which is never stored; in place. */
export function dropEmpty(object: KubeObject) {
  const metadata = object.metadata as unknown as JsonObject;
  for (const name of [
    'labels',
    'annotations',
    'finalizers',
    'ownerReferences',
  ]) {
    const value = metadata[name];
    if (value && Object.keys(value).length === 0) delete metadata[name];
  }
}

function dropNulls(value: Json) {
  if (Array.isArray(value)) value.forEach(dropNulls);
  if (!isObject(value)) return;
  for (const [name, entry] of Object.entries(value)) {
    if (entry === null) delete value[name];
    else dropNulls(entry);
  }
}

/** Built-in kinds are decoded into types: a value of the wrong type never gets as far as validation. */
export function requireTypes(object: KubeObject, target: Target) {
  if (target.kind.custom) return;
  const wrong = validate(object, target.kind.schema(target.version)).find(
    e => e.reason === 'FieldValueTypeInvalid',
  );
  if (!wrong) return;
  const { kind } = target.kind;
  throw badRequest(
    `${kind} in version ${JSON.stringify(
      target.version,
    )} cannot be handled as a ${kind}: ${wrong.field}: ${wrong.text}`,
  );
}

/**
 * Reads the body of a create or an update.
 * @param duplicates - fields that its text says twice
 * @throws StatusError 400 when it is not an object of the kind and place that the path names
 */
export function decodeObject(
  body: Json,
  duplicates: string[],
  target: Target,
  options: WriteOptions,
): KubeObject {
  if (!isObject(body)) throw badRequest('the body must be an object');
  requireType(body, target);
  if (body.metadata !== undefined && !isObject(body.metadata)) {
    throw badRequest('metadata must be an object');
  }
  body.metadata ??= {};
  reportUnknown(body, target, options, duplicates);
  const object = body as unknown as KubeObject;
  dropAbsent(object, target.kind);
  requireTypes(object, target);
  requirePlace(object, target);
  return object;
}
