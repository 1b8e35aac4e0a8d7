import { parse } from 'yaml';
import { z } from 'zod';
import { FieldError } from './result';

/**
 * YAML inside a ConfigMap, checked.
 * @throws FieldError with the path inside the text.
 */
export function parseYaml<S extends z.ZodType>(
  field: string,
  text: string,
  schema: S,
): z.output<S> {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 50 });
  } catch {
    throw new FieldError(field, 'YAML');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new FieldError([field, ...issue.path].join('.'), issue.message);
}
