import { PeerAuthenticationFact } from '../facts';
import { Parents } from './conversion';
import { RevisionPolicies } from './policyIndex';

/** The parents of a conversion are looked up without those that carry a selector, even an empty one (`policies.go`). */
export function currentParents(
  workload: PeerAuthenticationFact,
  policies: RevisionPolicies,
  rootNamespace: string,
) {
  const oldest = (namespace: string) =>
    policies.of(namespace).wide.find(p => p.selector === null) ?? null;
  return {
    namespace: oldest(workload.namespace),
    mesh: oldest(rootNamespace),
  } satisfies Parents;
}
