import fc from 'fast-check';
import { Metadata } from '../questions';

/** Case matters in label values, and an empty one is not an absent one. */
const VALUES = ['web', 'Web', 'api', '', 'v1'];

/** `constructor`: a label like any other, and a property of every JavaScript object. */
const KEYS = ['app', 'App', 'version', 'constructor'];

export type Labels = Readonly<Record<string, string>>;

/** Some of these keys, each with one of its values. */
export function labelsOf(
  values: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<Labels> {
  const pairs = Object.entries(values).map(([key, some]) =>
    fc.option(
      fc.constantFrom(...some).map(value => [key, value] as const),
      { nil: undefined },
    ),
  );
  return fc
    .tuple(...pairs)
    .map(found => Object.fromEntries(found.filter(pair => pair !== undefined)));
}

/** Half of all pods and selectors are about the same app, so that selectors meet pods. */
const WEB = fc.constant<Labels>({ app: 'web' });

const half = (arbitrary: fc.Arbitrary<Labels>) =>
  fc.oneof({ weight: 1, arbitrary: WEB }, { weight: 1, arbitrary });

/** Labels that mean nothing to Istio. */
export const plainLabels = half(
  labelsOf(Object.fromEntries(KEYS.map(key => [key, VALUES]))),
);

/** One or two of them, to select by. */
export const wantedLabels = half(
  fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  }),
);

/** Absent once in `freq` times. */
export const orAbsent = <T>(arbitrary: fc.Arbitrary<T>, freq = 3) =>
  fc.option(arbitrary, { nil: undefined, freq });

const BASE = Date.parse('2026-01-01T00:00:00Z');

/** Few instants, so that many objects are of the same second. */
export const instant = fc
  .nat({ max: 3 })
  .map(seconds => new Date(BASE + seconds * 1000).toISOString())
  .map(time => time.replace('.000Z', 'Z'));

/** Later than every instant. */
export const LATER = '2026-02-01T00:00:00Z';

export function metadata(
  name: string,
  rest: Omit<Metadata, 'name' | 'uid' | 'creationTimestamp'> & {
    creationTimestamp?: string;
  } = {},
): Metadata {
  const { namespace } = rest;
  return {
    name,
    uid: namespace ? `${namespace}/${name}` : name,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...withoutAbsent(rest),
  };
}

/** An object without the fields that are undefined: in a manifest there is no such thing. */
export function withoutAbsent<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
