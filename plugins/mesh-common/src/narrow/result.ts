import { z } from 'zod';

/**
 * A fact, or the first field that is not what it must be. Never both, never an exception: objects come from clusters
 * that anyone with rights there can write to.
 * @public
 */
export type NarrowResult<T> =
  | { readonly ok: true; readonly fact: T }
  | {
      readonly ok: false;
      /** Path of the field, e.g. `spec.containers[0].name`; empty: the object itself. */
      readonly field: string;
      /** What was expected there. */
      readonly expected: string;
    };

/** Thrown inside a narrowing only; `narrowing` turns it into a result. */
export class FieldError extends Error {
  constructor(readonly field: string, readonly expected: string) {
    super(`${field}: expected ${expected}`);
  }
}

/** A narrowing made of a schema for the shape and a function for the meaning. */
export function narrowing<S extends z.ZodType, T, O>(
  schema: S,
  build: (object: z.output<S>, options: O) => T,
): (object: unknown, options: O) => NarrowResult<T> {
  return (object, options) => {
    try {
      const parsed = schema.safeParse(object);
      if (!parsed.success) return refusal(parsed.error.issues[0]);
      return { ok: true, fact: build(parsed.data, options) };
    } catch (error) {
      if (error instanceof FieldError) {
        return { ok: false, field: error.field, expected: error.expected };
      }
      // A getter or proxy that throws, a stack that is too deep: hostile, but still one object among many.
      return { ok: false, field: '', expected: 'a readable object' };
    }
  };
}

function refusal(issue: z.core.$ZodIssue): NarrowResult<never> {
  return {
    ok: false,
    field: fieldPath(issue.path),
    expected: expectation(issue),
  };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') {
    return `one of ${issue.values.map(String).join(', ')}`;
  }
  return issue.message;
}

/** `['metadata', 'labels', 'a.b/c']` becomes `metadata.labels["a.b/c"]`. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_]\w*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text ? `${text}.${name}` : name;
  }, '');
}
