import type { MtlsResult } from '../contract';
import { PeerAuthenticationFact } from '../facts';
import { ConvertedPolicy, convertedResult, convertPolicy } from './conversion';
import { currentParents } from './parents';
import { RevisionPolicies } from './policyIndex';
import { isSameResult, mtlsResult, weakerFirst } from './result';
import { PolicySelection } from './selection';
import { sidecarResult } from './sidecar';
import { earlierParents } from './stale';

/** One answer, or two of which nobody outside ztunnel can say which is in force. */
export interface AmbientResult {
  readonly result: MtlsResult;
  readonly alternative: MtlsResult | null;
}

/**
 * Ambient: per port only STRICT or PERMISSIVE, encryption is always accepted. Which rules a workload refers to is worked
 * out anew whenever a policy changes; the rules themselves only when the workload policy does.
 */
export function ambientResult(
  selection: PolicySelection,
  policies: RevisionPolicies,
  rootNamespace: string,
): AmbientResult {
  const { workload } = selection;
  if (!workload || !refersToConverted(selection)) {
    const strict = isStrictWithoutPorts(selection);
    return certain(mtlsResult(strict ? 'STRICT' : 'PERMISSIVE'));
  }
  const parents = currentParents(workload, policies, rootNamespace);
  const now = convertPolicy(workload, parents);
  const outcomes = [now, ...staleOnes(workload, parents)].map(convertedResult);
  // A reference to nothing: every port is open, against what the policies say.
  if (!now) outcomes.push(intended(selection));
  return judge(outcomes);
}

function certain(result: MtlsResult): AmbientResult {
  return { result, alternative: null };
}

/** The weakest is the answer: never claim encryption that may not be there. */
function judge(outcomes: readonly MtlsResult[]): AmbientResult {
  const [first, ...others] = outcomes;
  const different = others.find(other => !isSameResult(first, other));
  if (!different) return certain(first);
  const [result, alternative] = weakerFirst(first, different);
  return { result, alternative };
}

function staleOnes(
  workload: PeerAuthenticationFact,
  parents: {
    namespace: PeerAuthenticationFact | null;
    mesh: PeerAuthenticationFact | null;
  },
): (ConvertedPolicy | null)[] {
  return earlierParents(workload, parents).map(earlier =>
    convertPolicy(workload, earlier),
  );
}

/** What the same policies mean for a sidecar, in words of ambient. */
function intended(selection: PolicySelection): MtlsResult {
  const { mode, ports } = sidecarResult(selection);
  const soft = (m: string) => (m === 'STRICT' ? 'STRICT' : 'PERMISSIVE');
  return mtlsResult(
    soft(mode),
    Object.entries(ports).map(([port, m]) => [port, soft(m)]),
  );
}

/** mesh, namespace, workload: the last that says anything. DISABLE only switches STRICT off. */
function isStrictWithoutPorts(selection: PolicySelection): boolean {
  return sidecarResult(selection).mode === 'STRICT';
}

/**
 * Whether the workload refers to the converted policy instead of the plain STRICT one (Istio `authorization.go`,
 * convertedSelectorPeerAuthentications). Under a strict parent an UNSET policy is only looked at for PERMISSIVE ports:
 * with DISABLE alone the port stays strict.
 */
function refersToConverted(selection: PolicySelection): boolean {
  const { workload } = selection;
  const ports = Object.values(workload?.ports ?? {});
  switch (workload?.mode) {
    case 'STRICT':
      return ports.some(m => m === 'PERMISSIVE' || m === 'DISABLE');
    case 'PERMISSIVE':
    case 'DISABLE':
      return ports.includes('STRICT');
    default:
      return isStrictWithoutPorts(selection)
        ? ports.includes('PERMISSIVE')
        : ports.includes('STRICT');
  }
}
