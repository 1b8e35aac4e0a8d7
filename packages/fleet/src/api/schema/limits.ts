import type { FieldError } from '../status';
import { equal, isObject, type Json } from '../values';
import type { Schema } from './schema';

const wrong = (field: string, value: Json, rule: string): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  text: `Invalid value: ${JSON.stringify(value)}: ${field} in body ${rule}`,
});

const patterns = new Map<string, RegExp>();
function matches(value: string, pattern: string) {
  let compiled = patterns.get(pattern);
  if (!compiled) {
    compiled = new RegExp(pattern);
    patterns.set(pattern, compiled);
  }
  return compiled.test(value);
}

export function validateString(
  value: string,
  schema: Schema,
  path: string,
): FieldError[] {
  const { minLength, maxLength, pattern } = schema;
  const length = [...value].length;
  const errors: FieldError[] = [];
  if (minLength !== undefined && length < minLength)
    errors.push(
      wrong(path, value, `should be at least ${minLength} chars long`),
    );
  if (maxLength !== undefined && length > maxLength)
    errors.push({
      field: path,
      reason: 'FieldValueTooLong',
      text: `Too long: may not be more than ${maxLength} bytes`,
    });
  if (pattern && !matches(value, pattern))
    errors.push(wrong(path, value, `should match '${pattern}'`));
  return errors;
}

export function validateNumber(
  value: number,
  schema: Schema,
  path: string,
): FieldError[] {
  const { minimum, maximum } = schema;
  const errors: FieldError[] = [];
  if (minimum !== undefined && value < minimum)
    errors.push(
      wrong(path, value, `should be greater than or equal to ${minimum}`),
    );
  if (maximum !== undefined && value > maximum)
    errors.push(
      wrong(path, value, `should be less than or equal to ${maximum}`),
    );
  return errors;
}

export function validateList(
  value: Json[],
  schema: Schema,
  path: string,
): FieldError[] {
  const { minItems, maxItems } = schema;
  const errors: FieldError[] = [];
  if (minItems !== undefined && value.length < minItems)
    errors.push(
      wrong(path, value.length, `should have at least ${minItems} items`),
    );
  if (maxItems !== undefined && value.length > maxItems)
    errors.push({
      field: path,
      reason: 'FieldValueTooMany',
      text: `Too many: ${value.length}: must have at most ${maxItems} items`,
    });
  return [...errors, ...duplicates(value, schema, path)];
}

/** Elements of a set, and keys of a keyed list, occur once. */
function duplicates(value: Json[], schema: Schema, path: string): FieldError[] {
  const type = schema['x-kubernetes-list-type'];
  if (type !== 'set' && type !== 'map') return [];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const keyOf = (item: Json) =>
    type === 'set' || !isObject(item)
      ? item
      : Object.fromEntries(keys.map(k => [k, item[k]]));
  const seen: Json[] = [];
  return value.flatMap((item, i): FieldError[] => {
    const key = keyOf(item);
    const repeated = seen.some(s => equal(s, key));
    seen.push(key);
    if (!repeated) return [];
    return [
      {
        field: `${path}[${i}]`,
        reason: 'FieldValueDuplicate',
        text: `Duplicate value: ${JSON.stringify(key)}`,
      },
    ];
  });
}
