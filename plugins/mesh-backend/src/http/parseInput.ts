import { z } from 'zod';
import { MeshError } from '../meshError';

/**
 * Input of a route as its contract has it.
 * @throws MeshError `invalid-input`; it names the field and never repeats what was sent
 */
export function parseInput(
  schema: z.ZodType | undefined,
  value: unknown,
  where: 'query' | 'body',
): unknown {
  if (!schema) return where === 'query' ? {} : undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue.path.join('.');
  throw new MeshError(
    'invalid-input',
    `${field || `the ${where}`}: ${issue.message}`,
    {
      field: field || undefined,
      nextStep: 'Correct it and send it again.',
    },
  );
}
