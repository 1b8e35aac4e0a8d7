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
  /** Last write, if that was not the creation. */
  readonly writtenAt: string | undefined;
  readonly labels: Labels | undefined;
  readonly spec: object | undefined;
}

function policy(parts: PolicyParts): Manifest {
  const { createdAt, writtenAt } = parts;
  return withoutAbsent({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: metadata(parts.name, {
      namespace: parts.namespace,
      creationTimestamp: createdAt,
      labels: parts.labels,
      managedFields: writtenAt
        ? [{ manager: 'kubectl', operation: 'Update', time: writtenAt }]
        : undefined,
    }),
    spec: parts.spec && withoutAbsent(parts.spec),
  });
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

const anySpec = fc.oneof(
  { weight: 20, arbitrary: spec },
  { weight: 1, arbitrary: fc.constantFrom(undefined, {}) },
);

const revisionLabels = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom(undefined, {}) },
  { weight: 1, arbitrary: revisionLabel.map(rev => ({ 'istio.io/rev': rev })) },
);

/** Each of its own name in its namespace. With the usual bias to what is small most meshes would have hardly a policy. */
function many<Parts extends { namespace: string; name: string }>(
  parts: fc.Arbitrary<Parts>,
): fc.Arbitrary<Parts[]> {
  return fc.noBias(
    fc.uniqueArray(parts, {
      maxLength: 10,
      size: 'max',
      selector: ({ namespace, name }) => `${namespace}/${name}`,
    }),
  );
}

/**
 * PeerAuthentications in these namespaces, as likely as not in one another's way. Some were touched when all were there: such
 * a workload policy cannot be converted with older parents.
 */
export function policies(
  namespaces: readonly string[],
): fc.Arbitrary<readonly Manifest[]> {
  const parts = fc.record({
    name: fc.constantFrom(...NAMES),
    namespace: fc.constantFrom(...namespaces),
    createdAt: instant,
    writtenAt: fc.constantFrom(undefined, LATER),
    labels: revisionLabels,
    spec: anySpec,
  });
  return many(parts).map(all => all.map(policy));
}

/** Policies and the writes that made them, in order. */
export interface PolicyHistory {
  readonly policies: readonly Manifest[];
  readonly writes: readonly Manifest[];
}

/** Some were written twice, another mode or other ports the second time. Writes of the same second are in any order. */
export function policyHistories(
  namespaces: readonly string[],
): fc.Arbitrary<PolicyHistory> {
  const parts = fc.record({
    name: fc.constantFrom(...NAMES),
    namespace: fc.constantFrom(...namespaces),
    createdAt: instant,
    labels: fc.constant(undefined),
    spec,
    second: orAbsent(fc.record({ after: instant, change: spec }), 1),
  });
  return many(parts).map(all => {
    const writes = all
      .flatMap(({ second, ...first }) => writesOf(first, second))
      // Stable: what is of one second stays in the order of its making.
      .sort((a, b) => Number(a.at > b.at) - Number(a.at < b.at))
      .map(({ manifest }, i) => versioned(manifest, i));
    const last = new Map(
      writes.map(write => [write.metadata.uid, write] as const),
    );
    return { writes, policies: [...last.values()] };
  });
}

function versioned(manifest: Manifest, i: number): Manifest {
  const metadataNow = { ...manifest.metadata, resourceVersion: `${9 + i}` };
  return { ...manifest, metadata: metadataNow };
}

type First = Omit<PolicyParts, 'writtenAt'>;

/** The selector stays: a policy that got one or lost one is another policy to those around it, and leaves no trace. */
function writesOf(
  first: First,
  second: { after: string; change: object } | undefined,
) {
  const created = policy({ ...first, writtenAt: undefined });
  const writes = [{ at: first.createdAt, manifest: created }];
  if (!second) return writes;
  const { selector, ...rest } = first.spec as { selector?: object };
  const at = second.after.replace('2026-01-01', '2026-01-02');
  const changed = withPortsOnlyWhereAllowed({
    ...rest,
    ...second.change,
    selector,
  });
  const manifest = policy({ ...first, spec: changed, writtenAt: at });
  return [...writes, { at, manifest }];
}

function withPortsOnlyWhereAllowed(change: {
  selector?: { matchLabels?: object };
  portLevelMtls?: object;
}): object {
  const isSelecting =
    Object.keys(change.selector?.matchLabels ?? {}).length > 0;
  const { portLevelMtls, ...rest } = change;
  return isSelecting ? { ...rest, portLevelMtls } : rest;
}
