import type { MtlsResult } from '../contract';
import { PeerAuthenticationFact } from '../facts';
import { mtlsResult } from './result';

type Policy = PeerAuthenticationFact;

/** The policies above a workload policy, as its conversion sees them; null: none. */
export interface Parents {
  readonly namespace: Pick<Policy, 'mode'> | null;
  readonly mesh: Pick<Policy, 'mode'> | null;
}

/** What ztunnel gets of a workload policy with port exceptions: it refuses plain text … */
export interface ConvertedPolicy {
  /** … on every port but the exempt ones … */
  readonly everything: boolean;
  readonly exempt: readonly string[];
  /** … and on these. */
  readonly strict: readonly string[];
}

/**
 * istiod never sends PeerAuthentication to ztunnel, it sends DENY rules made of it (Istio
 * `pilot/pkg/serviceregistry/ambient/authorization.go`, convertPeerAuthentication). This follows that function condition by
 * condition, also where it is not what one would expect.
 * @returns null: istiod sends nothing, and a reference to it dangles
 */
export function convertPolicy(
  policy: Policy,
  parents: Parents,
): ConvertedPolicy | null {
  const strict: string[] = [];
  const exempt: string[] = [];
  for (const [port, mode] of Object.entries(policy.ports)) {
    if (mode === 'STRICT' && !parentSaysStrict(policy, parents)) {
      strict.push(port);
    }
    if (mode === 'PERMISSIVE' || mode === 'DISABLE') {
      if (needsException(policy, parents)) exempt.push(port);
    }
  }
  if (!strict.length && !exempt.length) return null;
  // Exempt is only what the policy or a parent closes: such rules always close everything else, a parent's are merged in.
  return { everything: exempt.length > 0, exempt, strict };
}

const isStrict = (p: Pick<Policy, 'mode'> | null) => p?.mode === 'STRICT';
const isUnset = (p: Pick<Policy, 'mode'> | null) =>
  !p?.mode || p.mode === 'UNSET';

/**
 * A STRICT port needs no rule of its own where a parent refuses plain text anyway. The third condition is not tied to an
 * UNSET workload: Go binds `&&` tighter than `||` there.
 */
function parentSaysStrict(policy: Policy, { namespace, mesh }: Parents) {
  return (
    isStrict(policy) ||
    (isUnset(policy) && isStrict(namespace)) ||
    (isUnset(namespace) && isStrict(mesh))
  );
}

/** An open port is an exception only where something else is closed. A namespace policy that is UNSET counts as open here. */
function needsException(policy: Policy, { namespace, mesh }: Parents) {
  if (policy.mode === 'PERMISSIVE' || policy.mode === 'DISABLE') return false;
  if (!isUnset(policy)) return true;
  return namespace ? isStrict(namespace) : isStrict(mesh);
}

/** What the rules let in. A policy that does not exist refuses nothing: ztunnel passes unknown names by. */
export function convertedResult(converted: ConvertedPolicy | null): MtlsResult {
  if (!converted) return mtlsResult('PERMISSIVE');
  const { everything, exempt, strict } = converted;
  if (!everything) {
    return mtlsResult(
      'PERMISSIVE',
      strict.map(port => [port, 'STRICT']),
    );
  }
  return mtlsResult(
    'STRICT',
    exempt.map(port => [port, 'PERMISSIVE']),
  );
}
