import { PeerAuthenticationFact } from '../facts';
import { RevisionPolicies } from './policyIndex';
import { oldest } from './selection';
import { isWrittenLater } from './stale';
import { distinct, modeOf } from './ties';

type Policy = PeerAuthenticationFact;

/** The policies above a workload policy that it is converted with; null: none. */
export interface CurrentParents {
  readonly namespace: Policy | null;
  readonly mesh: Policy | null;
}

/** The parents of a conversion, of tied ones the first by name. */
export function currentParents(
  workload: Policy,
  policies: RevisionPolicies,
  rootNamespace: string,
): CurrentParents {
  return possibleParents(workload, policies, rootNamespace)[0];
}

/**
 * Every pair of parents that a conversion may take: they are looked up without those that carry a selector, even an empty
 * one (Istio `pilot/pkg/serviceregistry/ambient/policies.go`), and of the oldest of one second any one is taken
 * (`authorization.go` there, getOldestPeerAuthn).
 */
export function possibleParents(
  workload: Policy,
  policies: RevisionPolicies,
  rootNamespace: string,
): CurrentParents[] {
  // What `stale.ts` asks of a parent; those that are tied were created at once.
  const meaning = (parent: Policy) =>
    [
      modeOf(parent),
      isWrittenLater(parent, workload),
      parent.writtenAt > workload.writtenAt,
    ].join(' ');
  const [namespaces, meshes] = [workload.namespace, rootNamespace].map(of =>
    distinct(
      oldest(policies.of(of).wide, policy => policy.selector === null),
      meaning,
    ),
  );
  return namespaces.flatMap(namespace =>
    meshes.map(mesh => ({ namespace, mesh })),
  );
}
