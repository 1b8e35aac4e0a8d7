import { isObject, type Json } from '../values';
import { resolve, type Schema } from './schema';

/**
 * Removes fields that the schema does not know, in place.
 * @returns their paths, e.g. `spec.template.spec.containers[0].imagePulPolicy`
 */
export function pruneUnknown(
  value: Json,
  raw: Schema | undefined,
  path = '',
): string[] {
  const schema = resolve(raw);
  if (!schema) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      pruneUnknown(item, schema.items, `${path}[${i}]`),
    );
  }
  if (!isObject(value)) return [];
  const open = isOpen(schema);
  const unknown: string[] = [];
  for (const [name, entry] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    const known = schema.properties?.[name] ?? schema.additionalProperties;
    if (known) {
      unknown.push(...pruneUnknown(entry, known, at));
    } else if (!open) {
      unknown.push(at);
      delete value[name];
    }
  }
  return unknown;
}

/** An object without any field named holds anything: RawExtension, JSON, FieldsV1. */
const isOpen = (schema: Schema) =>
  schema['x-kubernetes-preserve-unknown-fields'] === true ||
  schema.type !== 'object' ||
  (!schema.properties && !schema.additionalProperties);
