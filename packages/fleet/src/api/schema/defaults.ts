import { clone, isObject, type Json } from '../values';
import { resolve, type Schema } from './schema';

/**
 * Fills the defaults that a CRD's schema names, in place. Built-in kinds have their defaults in code (strategy/), as in a
 * real API server.
 */
export function applySchemaDefaults(value: Json, raw: Schema | undefined) {
  const schema = resolve(raw);
  if (!schema) return;
  if (Array.isArray(value)) {
    for (const item of value) applySchemaDefaults(item, schema.items);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const fallback = resolve(field)?.default;
    const missing =
      value[name] === undefined ||
      (value[name] === null && !resolve(field)?.nullable);
    if (missing && fallback !== undefined) value[name] = clone(fallback);
    if (value[name] !== undefined) applySchemaDefaults(value[name], field);
  }
  for (const [name, entry] of Object.entries(value)) {
    if (!schema.properties?.[name]) {
      applySchemaDefaults(entry, schema.additionalProperties);
    }
  }
}
