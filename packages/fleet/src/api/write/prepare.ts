import type { KindDef } from '../kinds/types';
import { applySchemaDefaults } from '../schema/defaults';
import { shapeAsGo } from '../schema/go-shape';
import { checkRules } from '../schema/rules';
import { validate } from '../schema/validate';
import { FieldSet } from '../ssa/field-set';
import type { OwnedFilter, Tracking } from '../ssa/ownership';
import { invalid, type FieldError } from '../status';
import { validateMetadata } from '../strategy/metadata';
import type { KubeObject } from '../types';
import { equal, kubeTime, type JsonObject } from '../values';

/** Fills in what the API defines for the kind; in place. */
export function fillDefaults(
  draft: KubeObject,
  kind: KindDef,
  version: string,
) {
  if (kind.goType) shapeAsGo(draft, kind.goType);
  kind.strategy.defaults?.(draft);
  if (kind.custom) applySchemaDefaults(draft, kind.schema(version));
}

/**
 * The object before there was one, as owners are computed against it: a built-in kind has its empty structs even then, so
 * nobody comes to own `spec` itself.
 */
function emptyObject(kind: KindDef): JsonObject {
  const empty: JsonObject = {};
  if (kind.goType) shapeAsGo(empty, kind.goType);
  return empty;
}

/** @throws StatusError 422 with every field that is wrong */
export function requireValid(
  object: KubeObject,
  kind: KindDef,
  version: string,
  old?: KubeObject,
  more: FieldError[] = [],
) {
  const errors = unique([
    ...validateMetadata(object, kind),
    ...validateFields(object, kind, version, old),
    ...(kind.strategy.validate?.(object) ?? []),
    ...more,
  ]);
  if (errors.length) throw invalid(kind, object.metadata.name, errors);
}

/** Errors after which a real server does not even try the rules of a CRD. */
const BLOCKING: FieldError['reason'][] = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
];

const NOT_CHECKED: FieldError = {
  field: '<nil>',
  reason: 'FieldValueInvalid',
  text: 'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
};

function validateFields(
  object: KubeObject,
  kind: KindDef,
  version: string,
  old: KubeObject | undefined,
): FieldError[] {
  const schema = kind.schema(version);
  const errors = validate(object, schema);
  if (!kind.custom) return errors;
  return errors.some(e => BLOCKING.includes(e.reason))
    ? [...errors, NOT_CHECKED]
    : [...errors, ...checkRules(object, schema, old)];
}

const unique = (errors: FieldError[]) =>
  errors.filter(
    (e, i) =>
      errors.findIndex(o => o.field === e.field && o.text === e.text) === i,
  );

/** Everything but metadata and, where it has an endpoint of its own, status. */
function generationPart(object: KubeObject, kind: KindDef): unknown {
  if (kind.generation === 'spec') return object.spec;
  const { apiVersion: _a, kind: _k, metadata: _m, ...rest } = object;
  if (kind.subresources.includes('status')) delete rest.status;
  return rest;
}

export function nextGeneration(
  next: KubeObject,
  old: KubeObject,
  kind: KindDef,
): number | undefined {
  const before = old.metadata.generation;
  if (!kind.generation) return before;
  const same = equal(generationPart(next, kind), generationPart(old, kind));
  return same ? before : (before ?? 0) + 1;
}

const STATUS = FieldSet.of(['f:status']);
const NOT_STATUS_BUILT_IN = FieldSet.of(
  ['f:spec'],
  ['f:metadata', 'f:deletionTimestamp'],
  ['f:metadata', 'f:ownerReferences'],
);

/** What can be owned through an endpoint: through the main one not the status, through `status` only the status. */
function ownedThrough(
  kind: KindDef,
  subresource: string | undefined,
): OwnedFilter {
  if (subresource === 'status') {
    if (!kind.custom)
      return set => set.recursiveDifference(NOT_STATUS_BUILT_IN);
    return set => {
      const out = new FieldSet();
      const below = set.child('f:status');
      if (set.members.has('f:status')) out.members.add('f:status');
      if (below) out.children.set('f:status', below);
      return out;
    };
  }
  if (!kind.subresources.includes('status')) return set => set;
  return set => set.recursiveDifference(STATUS);
}

/** How owners are recorded for a write through an endpoint of a kind. */
export const tracking = (
  kind: KindDef,
  version: string,
  subresource: string | undefined,
  now: Date,
): Tracking => ({
  schema: kind.schema(version),
  empty: emptyObject(kind),
  filter: ownedThrough(kind, subresource),
  now: kubeTime(now),
});
