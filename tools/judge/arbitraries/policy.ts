import fc from 'fast-check';
import { Manifest } from '../questions';
import { Labels, metadata, withoutAbsent } from './metadata';

/** A name that sorts otherwise with its namespace behind it: `a.shop` and `a-b.shop`. */
export const POLICY_NAMES = ['a', 'a-b', 'a.b', 'ab', 'b', 'c', 'default'];

export interface PolicyParts {
  readonly name: string;
  readonly namespace: string;
  readonly createdAt: string;
  /** Last write, if that was not the creation. */
  readonly writtenAt: string | undefined;
  readonly labels: Labels | undefined;
  readonly spec: object | undefined;
}

export function policy(parts: PolicyParts): Manifest {
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

/** Each of its own name in its namespace. With the usual bias to what is small most meshes would have hardly a policy. */
export function many<Parts extends { namespace: string; name: string }>(
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
