import type { FieldError } from '../status';
import { equal, isObject, type Json } from '../values';
import { validateList, validateString, validateNumber } from './limits';
import { resolve, type Schema } from './schema';

/**
 * Checks a value against its schema: types, required fields, enums, limits, exclusive alternatives. The rules of CRDs are
 * in rules.ts.
 */
export function validate(
  value: Json,
  raw: Schema | undefined,
  path = '',
): FieldError[] {
  const schema = resolve(raw);
  if (!schema || (value === null && schema.nullable)) return [];
  const typeError = checkType(value, schema, path);
  if (typeError) return [typeError];
  return [
    ...checkEnum(value, schema, path),
    ...checkAlternatives(value, schema, path),
    ...(typeof value === 'string' ? validateString(value, schema, path) : []),
    ...(typeof value === 'number' ? validateNumber(value, schema, path) : []),
    ...(Array.isArray(value) ? checkItems(value, schema, path) : []),
    ...(isObject(value) ? checkFields(value, schema, path) : []),
  ];
}

const child = (path: string, name: string) => (path ? `${path}.${name}` : name);

function checkFields(
  value: Record<string, Json>,
  schema: Schema,
  path: string,
): FieldError[] {
  const missing = (schema.required ?? []).filter(
    n =>
      value[n] === undefined ||
      (value[n] === null && !resolve(schema.properties?.[n])?.nullable),
  );
  const errors: FieldError[] = missing.map(name => ({
    field: child(path, name),
    reason: 'FieldValueRequired',
    text: 'Required value',
  }));
  for (const [name, entry] of Object.entries(value)) {
    const known = schema.properties?.[name] ?? schema.additionalProperties;
    // `null` is "absent" everywhere but where the schema says nullable.
    if (known && entry !== null && entry !== undefined) {
      errors.push(...validate(entry, known, child(path, name)));
    }
  }
  return errors;
}

const checkItems = (value: Json[], schema: Schema, path: string) => [
  ...validateList(value, schema, path),
  ...value.flatMap((item, i) => validate(item, schema.items, `${path}[${i}]`)),
];

const describe = (value: Json) => {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
};

function fits(value: Json, schema: Schema): boolean {
  if (schema['x-kubernetes-int-or-string'] || schema.format === 'int-or-string')
    return typeof value === 'string' || Number.isInteger(value);
  const actual = describe(value);
  if (!schema.type || schema.type === actual) return true;
  return schema.type === 'number' && actual === 'integer';
}

function checkType(
  value: Json,
  schema: Schema,
  path: string,
): FieldError | undefined {
  if (fits(value, schema)) return undefined;
  const shown = JSON.stringify(describe(value));
  return {
    field: path,
    reason: 'FieldValueTypeInvalid',
    text: `Invalid value: ${shown}: ${path} in body must be of type ${
      schema.type
    }: ${JSON.stringify(describe(value))}`,
  };
}

function checkEnum(value: Json, schema: Schema, path: string): FieldError[] {
  if (!schema.enum || schema.enum.some(e => equal(e, value))) return [];
  const supported = schema.enum.map(e => JSON.stringify(e)).join(', ');
  return [
    {
      field: path,
      reason: 'FieldValueNotSupported',
      text: `Unsupported value: ${JSON.stringify(
        value,
      )}: supported values: ${supported}`,
    },
  ];
}

function checkAlternatives(
  value: Json,
  schema: Schema,
  path: string,
): FieldError[] {
  if (schema['x-kubernetes-int-or-string']) return [];
  const holds = (s: Schema) => validate(value, s, path).length === 0;
  const broken =
    (schema.oneOf && schema.oneOf.filter(holds).length !== 1 && 'oneOf') ||
    (schema.anyOf && !schema.anyOf.some(holds) && 'anyOf') ||
    (schema.allOf && !schema.allOf.every(holds) && 'allOf') ||
    (schema.not && holds(schema.not) && 'not');
  if (!broken) return [];
  const rule =
    broken === 'oneOf'
      ? `${JSON.stringify(path)} must validate one and only one schema (oneOf)`
      : `${JSON.stringify(path)} must validate the schema (${broken})`;
  return [
    {
      field: path,
      reason: 'FieldValueInvalid',
      text: `Invalid value: ${rule}`,
    },
  ];
}
