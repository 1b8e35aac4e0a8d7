import fc from 'fast-check';
import { withoutAbsent } from './metadata';

/** Values of each label that a selector may ask about. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

const pick = (values: readonly string[]) => fc.constantFrom(...values);

function expression(vocabulary: Vocabulary) {
  const ofKey = (key: string) => {
    const values = fc.uniqueArray(pick(vocabulary[key]), {
      minLength: 1,
      maxLength: 3,
    });
    return fc.oneof(
      fc
        .tuple(fc.constantFrom('In', 'NotIn'), values)
        .map(([operator, some]) => ({ key, operator, values: some })),
      fc
        .tuple(
          fc.constantFrom('Exists', 'DoesNotExist'),
          fc.constantFrom(undefined, []),
        )
        .map(([operator, none]) =>
          withoutAbsent({ key, operator, values: none }),
        ),
    );
  };
  return fc.oneof(...Object.keys(vocabulary).map(ofKey));
}

function matchLabels(vocabulary: Vocabulary) {
  return fc
    .uniqueArray(pick(Object.keys(vocabulary)), { maxLength: 2 })
    .chain(keys =>
      fc.tuple(
        ...keys.map(key =>
          pick(vocabulary[key]).map(value => [key, value] as const),
        ),
      ),
    )
    .map(pairs => Object.fromEntries(pairs));
}

/** Label selectors that a Kubernetes API takes, with every operator, half of them of a single condition or none. */
export function selectors(vocabulary: Vocabulary): fc.Arbitrary<object> {
  const some = fc.oneof(
    fc.record({
      matchExpressions: fc.array(expression(vocabulary), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    fc.record({ matchLabels: matchLabels(vocabulary) }),
    fc.record({
      matchLabels: matchLabels(vocabulary),
      matchExpressions: fc.array(expression(vocabulary), { maxLength: 2 }),
    }),
  );
  return fc.oneof(
    { weight: 6, arbitrary: some },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}
