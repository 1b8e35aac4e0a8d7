import type { MtlsResult } from '../contract';
import { PeerAuthenticationFact } from '../facts';
import { convertedResult, convertPolicy } from './conversion';
import { CurrentParents, possibleParents } from './parents';
import { RevisionPolicies } from './policyIndex';
import { isSameResult, mtlsResult, weakerFirst } from './result';
import { Candidates, PolicySelection } from './selection';
import { sidecarResult } from './sidecar';
import { earlierParents } from './stale';
import { possibleSelections } from './ties';

/** One answer, or two of which nobody outside ztunnel can say which is in force. */
export interface AmbientResult {
  readonly result: MtlsResult;
  readonly alternative: MtlsResult | null;
  /** Why there are two; null: there is one. */
  readonly why: 'uncertain-conversion' | 'tied-policies' | null;
}

/**
 * Ambient: per port only STRICT or PERMISSIVE, encryption is always accepted. Which rules a workload refers to is worked
 * out anew whenever a policy changes; the rules themselves only when the workload policy does.
 */
export function ambientResult(
  candidates: Candidates,
  policies: RevisionPolicies,
  rootNamespace: string,
): AmbientResult {
  const [untied, ...tied] = ambientOutcomes(
    candidates,
    policies,
    rootNamespace,
  );
  const stale = weakestAndOther(untied);
  const pair = stale ?? weakestAndOther([untied, ...tied].flat());
  if (!pair) return { result: untied[0], alternative: null, why: null };
  const [result, alternative] = pair;
  const why = stale ? 'uncertain-conversion' : 'tied-policies';
  return { result, alternative, why };
}

/**
 * All that may be in force: for each way to settle ties, first by name, a list that is longer than one where the rules
 * may be old.
 */
export function ambientOutcomes(
  candidates: Candidates,
  policies: RevisionPolicies,
  rootNamespace: string,
): MtlsResult[][] {
  return possibleSelections(candidates).flatMap(selection => {
    const { workload } = selection;
    if (!workload || !refersToConverted(workload, selection)) {
      const strict = isStrictWithoutPorts(selection);
      return [[mtlsResult(strict ? 'STRICT' : 'PERMISSIVE')]];
    }
    return possibleParents(workload, policies, rootNamespace).map(parents =>
      convertedOutcomes(selection, workload, parents),
    );
  });
}

function convertedOutcomes(
  selection: PolicySelection,
  workload: PeerAuthenticationFact,
  parents: CurrentParents,
): MtlsResult[] {
  const now = convertPolicy(workload, parents);
  const stale = earlierParents(workload, parents).map(earlier =>
    convertPolicy(workload, earlier),
  );
  const outcomes = [now, ...stale].map(convertedResult);
  // A reference to nothing: every port is open, against what the policies say.
  if (!now) outcomes.push(intended(selection));
  return outcomes;
}

/** The weakest is the answer: never claim encryption that may not be there. The other is what holds now, if that differs. */
function weakestAndOther(
  outcomes: readonly MtlsResult[],
): [MtlsResult, MtlsResult] | null {
  const weakest = outcomes.reduce((a, b) => weakerFirst(a, b)[0]);
  const other = outcomes.find(outcome => !isSameResult(outcome, weakest));
  return other ? [weakest, other] : null;
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
function refersToConverted(
  workload: PeerAuthenticationFact,
  selection: PolicySelection,
): boolean {
  const ports = Object.values(workload.ports);
  if (workload.mode === 'STRICT') {
    return ports.some(m => m === 'PERMISSIVE' || m === 'DISABLE');
  }
  return isStrictWithoutPorts(selection)
    ? ports.includes('PERMISSIVE')
    : ports.includes('STRICT');
}
