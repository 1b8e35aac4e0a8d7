import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * A part of app-config as it must be.
 * @param key dotted path of the part, for the message
 * @throws InputError that names the key and what is wrong with it
 */
export function parseConfig<S extends z.ZodType>(
  schema: S,
  value: unknown,
  key: string,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${[key, ...issue.path].join('.')} in app-config: ${issue.message}`,
  );
}
