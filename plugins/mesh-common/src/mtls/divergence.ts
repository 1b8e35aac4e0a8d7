import { PeerAuthenticationFact } from '../facts';
import { ambientResult } from './ambient';
import { convertPolicy } from './conversion';
import { currentParents } from './parents';
import { RevisionPolicies } from './policyIndex';
import { only, PolicySelection } from './selection';
import { inheritedMode } from './sidecar';

/**
 * Where ambient does something else than the same policies say for a sidecar.
 *
 * `dangling` the workload refers to rules that istiod never sends: every port is open (MT-46) · `stale` the rules may be
 * those of parents as they were · `kept-strict` a DISABLE port stays strict, because no other port makes an exception (MT-45)
 */
export type Divergence = 'dangling' | 'stale' | 'kept-strict';

/** @public */
export function divergence(
  selection: PolicySelection,
  policies: RevisionPolicies,
  rootNamespace: string,
): Divergence | null {
  const { workload } = selection;
  if (!workload) return null;
  const { why } = ambientResult(only(selection), policies, rootNamespace);
  if (!why) return keptStrict(workload, selection) ? 'kept-strict' : null;
  if (why === 'tied-policies') return null;
  const parents = currentParents(workload, policies, rootNamespace);
  return convertPolicy(workload, parents) ? 'stale' : 'dangling';
}

/** Under a strict parent an UNSET policy is looked at for PERMISSIVE ports only; one that is STRICT itself for DISABLE, too. */
function keptStrict(
  workload: PeerAuthenticationFact,
  selection: PolicySelection,
): boolean {
  if (workload.mode === 'STRICT') return false;
  const modes = Object.values(workload.ports);
  return (
    modes.includes('DISABLE') &&
    !modes.includes('PERMISSIVE') &&
    inheritedMode(selection) === 'STRICT'
  );
}
