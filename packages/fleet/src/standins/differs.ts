/**
 * Whether an object says anything else than what is wanted of it. Fields that are not wanted do not count, and what is
 * empty or 0 is the same as absent: the API server leaves such fields out.
 */
export function differs(standing: unknown, wanted: unknown): boolean {
  if (isEmpty(wanted)) return !isEmpty(standing);
  if (Array.isArray(wanted)) {
    return (
      !Array.isArray(standing) ||
      standing.length !== wanted.length ||
      wanted.some((each, at) => differs(standing[at], each))
    );
  }
  if (typeof wanted !== 'object') return standing !== wanted;
  const known = standing as Record<string, unknown> | undefined;
  return Object.entries(wanted as object).some(([field, value]) =>
    differs(known?.[field], value),
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every(isEmpty);
  }
  return !value;
}
