import fc from 'fast-check';
import { Manifest } from '../questions';
import { instant, Labels, LATER, orAbsent } from './metadata';
import { many, policy, POLICY_NAMES } from './policy';
import { policySpecOrNone } from './policySpecs';

export const REVISIONS = ['default', 'canary', 'Default'];

/** Names of revisions, a tag, and the empty label. */
export const revisionLabel = fc.constantFrom(...REVISIONS, 'stable', '');

const revisionLabels = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom(undefined, {}) },
  { weight: 1, arbitrary: revisionLabel.map(rev => ({ 'istio.io/rev': rev })) },
);

/**
 * PeerAuthentications in these namespaces, as likely as not in one another's way. Some were touched when all were there: such
 * a workload policy cannot be converted with older parents.
 */
export function policies(
  namespaces: readonly string[],
): fc.Arbitrary<readonly Manifest[]> {
  const parts = fc.record({
    name: fc.constantFrom(...POLICY_NAMES),
    namespace: fc.constantFrom(...namespaces),
    createdAt: instant,
    writtenAt: fc.constantFrom(undefined, LATER),
    labels: revisionLabels,
    spec: policySpecOrNone,
  });
  return many(parts).map(all => all.map(policy));
}

/** Policies about which only their labels matter. */
export const labelledPolicies = (labels: fc.Arbitrary<Labels>) =>
  fc.array(orAbsent(labels), { minLength: 1, maxLength: 6 }).map(all =>
    all.map((some, i) =>
      policy({
        name: `policy-${i}`,
        namespace: 'shop',
        createdAt: LATER,
        writtenAt: undefined,
        labels: some,
        spec: {},
      }),
    ),
  );
