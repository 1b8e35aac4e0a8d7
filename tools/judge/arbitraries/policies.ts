import fc from 'fast-check';
import { Manifest } from '../questions';
import {
  instant,
  Labels,
  LATER,
  metadata,
  orAbsent,
  wantedLabels,
  withoutAbsent,
} from './metadata';

/** A name that sorts otherwise with its namespace behind it: `a.shop` and `a-b.shop`. */
const NAMES = ['a', 'a-b', 'a.b', 'ab', 'b', 'c', 'default'];

export const REVISIONS = ['default', 'canary', 'Default'];

/** Names of revisions, a tag, and the empty label. */
export const revisionLabel = fc.constantFrom(...REVISIONS, 'stable', '');

const MODES = ['STRICT', 'STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'];

/** `{}` is `mtls` without a mode. */
const mtls = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...MODES).map(mode => ({ mode })) },
  { weight: 1, arbitrary: fc.constant({}) },
);

const ports = fc.dictionary(
  fc.constantFrom('80', '8080', '9090', '15008', '65535'),
  mtls,
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);

/** The API server wants a non-empty selector where there are ports, and takes any other mixture. */
const spec = fc.oneof(
  { weight: 2, arbitrary: fc.record({ mtls: orAbsent(mtls, 4) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      mtls: orAbsent(mtls, 4),
      selector: fc.constantFrom({}, { matchLabels: {} }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      mtls: orAbsent(mtls, 4),
      selector: wantedLabels.map(matchLabels => ({ matchLabels })),
      portLevelMtls: orAbsent(ports),
    }),
  },
);

interface PolicyParts {
  readonly name: string;
  readonly namespace: string;
  readonly createdAt: string;
  readonly touched: boolean;
  readonly labels: Labels | undefined;
  readonly spec: object | undefined;
}

function policy(parts: PolicyParts): Manifest {
  return withoutAbsent({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: metadata(parts.name, {
      namespace: parts.namespace,
      creationTimestamp: parts.createdAt,
      labels: parts.labels,
      // A workload policy that was written after its parents is never converted with older ones.
      managedFields: parts.touched
        ? [{ manager: 'kubectl', operation: 'Update', time: LATER }]
        : undefined,
    }),
    spec: parts.spec && withoutAbsent(parts.spec),
  });
}

/** PeerAuthentications in these namespaces, each of its own name there, as likely as not in one another's way. */
export function policies(
  namespaces: readonly string[],
): fc.Arbitrary<readonly Manifest[]> {
  const parts = fc.record({
    name: fc.constantFrom(...NAMES),
    namespace: fc.constantFrom(...namespaces),
    createdAt: instant,
    touched: fc.boolean(),
    labels: fc.oneof(
      { weight: 7, arbitrary: fc.constantFrom(undefined, {}) },
      {
        weight: 1,
        arbitrary: revisionLabel.map(rev => ({ 'istio.io/rev': rev })),
      },
    ),
    spec: fc.oneof(
      { weight: 20, arbitrary: spec },
      { weight: 1, arbitrary: fc.constantFrom(undefined, {}) },
    ),
  });
  const many = fc.uniqueArray(parts, {
    maxLength: 10,
    size: 'max',
    selector: ({ namespace, name }) => `${namespace}/${name}`,
  });
  // With a bias to what is small most meshes would have hardly a policy.
  return fc.noBias(many).map(all => all.map(policy));
}
