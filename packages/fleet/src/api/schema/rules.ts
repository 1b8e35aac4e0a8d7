import type { FieldError } from '../status';
import { isObject, type Json } from '../values';
import { isTransition, ruleHolds, toCel } from './cel';
import { resolve, type CelRule, type Schema } from './schema';

const REASONS = [
  'FieldValueInvalid',
  'FieldValueForbidden',
  'FieldValueRequired',
  'FieldValueDuplicate',
];

const TEXTS: Record<string, string> = {
  FieldValueForbidden: 'Forbidden: ',
  FieldValueRequired: 'Required value: ',
};

const shown = (value: Json) =>
  isObject(value) || Array.isArray(value) ? '' : `${JSON.stringify(value)}: `;

function broken(rule: CelRule, value: Json, path: string): FieldError {
  const reason = REASONS.includes(rule.reason ?? '')
    ? (rule.reason as FieldError['reason'])
    : 'FieldValueInvalid';
  const prefix = TEXTS[reason] ?? `Invalid value: ${shown(value)}`;
  return {
    field: `${path}${rule.fieldPath ?? ''}` || '<nil>',
    reason,
    text: `${prefix}${rule.message ?? `failed rule: ${rule.rule}`}`,
  };
}

const child = (path: string, name: string) => (path ? `${path}.${name}` : name);

/**
 * Checks the rules of a CRD's schema.
 * @param old - the value before, in an update
 */
export function checkRules(
  value: Json,
  raw: Schema | undefined,
  old: Json,
  path = '',
): FieldError[] {
  const schema = resolve(raw);
  if (!schema || value === null || value === undefined) return [];
  const errors = ownRules(value, schema, old, path);
  if (Array.isArray(value)) {
    value.forEach((item, i) =>
      errors.push(
        ...checkRules(item, schema.items, undefined, `${path}[${i}]`),
      ),
    );
  } else if (isObject(value)) {
    for (const [name, entry] of Object.entries(value)) {
      const known = schema.properties?.[name] ?? schema.additionalProperties;
      const before = isObject(old) ? old[name] : undefined;
      errors.push(...checkRules(entry, known, before, child(path, name)));
    }
  }
  return errors;
}

function ownRules(
  value: Json,
  schema: Schema,
  old: Json,
  path: string,
): FieldError[] {
  const rules = schema['x-kubernetes-validations'];
  if (!rules) return [];
  const self = toCel(value, schema);
  const before = old === undefined ? undefined : toCel(old, schema);
  return rules
    .filter(r => !isTransition(r.rule) || before !== undefined)
    .filter(r => !ruleHolds(r.rule, self, before))
    .map(r => broken(r, value, path));
}
