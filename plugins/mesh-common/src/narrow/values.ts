const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

/** Go's strconv.ParseBool, where anything it refuses counts as false: istio-cni ignores annotations it cannot parse. */
export function parseGoBool(value: string | undefined): boolean {
  return value !== undefined && TRUE.has(value);
}

const NO_NUMBERS: readonly number[] = Object.freeze([]) as readonly number[];

/** `8081, 9000` to numbers; what is not a port number is left out. */
export function parsePorts(value: string | undefined): readonly number[] {
  if (!value) return NO_NUMBERS;
  return value
    .split(',')
    .map(part => Number(part.trim() || NaN))
    .filter(port => Number.isInteger(port) && port > 0 && port < 65536);
}

/** A resourceVersion as a number: objects of one kind may be compared by it (`k8s.io/apimachinery/pkg/util/resourceversion`). */
export function parseVersion(value: string | null | undefined): number | null {
  const version = value && /^[1-9]\d*$/.test(value) ? Number(value) : NaN;
  return Number.isSafeInteger(version) ? version : null;
}

const NO_NAMES: readonly string[] = Object.freeze([]) as readonly string[];

/** `a, b` to names without blanks. */
export function parseNames(value: string | undefined): readonly string[] {
  if (!value) return NO_NAMES;
  return value
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
}

/** Tag of an image reference, null without one. A registry's port is no tag, a digest is no tag. */
export function imageTag(image: string | undefined): string | null {
  const name = image?.split('@')[0].split('/').at(-1);
  const colon = name?.indexOf(':') ?? -1;
  return name && colon > 0 ? name.slice(colon + 1) : null;
}
