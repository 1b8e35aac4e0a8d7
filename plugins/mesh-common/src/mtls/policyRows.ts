import type { PolicyRow } from '../contract';
import { PeerAuthenticationFact, PodFact } from '../facts';
import { ClusterContext, isSubset, PodModeResult } from '../mode';
import { isOfRevision, isSelecting, PolicyIndex } from './policyIndex';
import {
  Candidates,
  firstOf,
  isMeshWide,
  policyCandidates,
  Proxy,
} from './selection';
import { isoTime } from '../status/time';

type Policy = PeerAuthenticationFact;
export type Verdict = Pick<PolicyRow, 'verdict' | 'why'>;

/** A pod with its mode, as the rows need it. */
export interface JudgedPod {
  readonly pod: PodFact;
  readonly mode: PodModeResult;
}

/**
 * Every policy that could be meant for these pods, with what becomes of it: it decides, it is overruled by a closer one, or
 * it is ignored, and why. Losers are part of the answer: the dead STRICT policy is the most common surprise.
 * @param pods - one of each workload is enough
 * @public
 */
export function policyRows(
  pods: Iterable<JudgedPod>,
  index: PolicyIndex,
  ctx: ClusterContext,
): PolicyRow[] {
  const verdicts = new Map<Policy, Verdict>();
  for (const judged of pods) {
    for (const policy of index.all) {
      const verdict = judge(policy, judged, index, ctx);
      if (!verdict) continue;
      const known = verdicts.get(policy);
      if (!known || rank(verdict) < rank(known)) verdicts.set(policy, verdict);
    }
  }
  return [...verdicts]
    .map(([policy, verdict]) => row(policy, verdict, index, ctx))
    .sort((a, b) => rank(a) - rank(b) || (a.policy < b.policy ? -1 : 1));
}

const VERDICTS: readonly PolicyRow['verdict'][] = [
  'decides',
  'overruled',
  'ignored',
];

/** For several pods the strongest verdict holds; that a policy matches nothing of it comes last. */
function rank({ verdict, why }: Verdict): number {
  return VERDICTS.indexOf(verdict) * 2 + (why === 'does-not-match' ? 1 : 0);
}

function row(
  policy: Policy,
  verdict: Verdict,
  index: PolicyIndex,
  ctx: ClusterContext,
): PolicyRow {
  return {
    cluster: ctx.cluster,
    policy: `${policy.namespace}/${policy.name}`,
    scope: scopeOf(policy, index.rootNamespace),
    mode: policy.mode,
    ports: { ...policy.ports },
    ...verdict,
    createdAt: isoTime(policy.createdAt),
  };
}

function scopeOf(policy: Policy, rootNamespace: string): PolicyRow['scope'] {
  if (isSelecting(policy)) return 'workload';
  return policy.namespace === rootNamespace ? 'mesh' : 'namespace';
}

export function judge(
  policy: Policy,
  { pod, mode }: JudgedPod,
  index: PolicyIndex,
  ctx: ClusterContext,
): Verdict | null {
  const inRoot = policy.namespace === index.rootNamespace;
  if (!inRoot && policy.namespace !== pod.namespace) return null;
  const matches = isSubset(policy.selector, pod.labels);
  if (inRoot && isSelecting(policy)) {
    return matches ? ignored('selector-in-root-namespace') : null;
  }
  if (!matches) return ignored('does-not-match');
  const proxy: Proxy = mode.mode === 'sidecar' ? 'sidecar' : 'ambient';
  const revision = (proxy === 'sidecar' && pod.revision) || ctx.revision;
  if (!isOfRevision(policy, revision)) return ignored('other-revision');
  if (
    inRoot &&
    !isMeshWide(policy, proxy, pod.namespace === index.rootNamespace)
  ) {
    return ignored('empty-selector-ignored-in-ambient');
  }
  const candidates = policyCandidates(pod, proxy, revision, index);
  const verdict = standing(policy, candidates, proxy);
  const enforced = mode.mode === 'ambient' || mode.mode === 'sidecar';
  return verdict.verdict === 'decides' && !enforced
    ? ignored('no-proxy-enforces-it')
    : verdict;
}

const ignored = (why: Verdict['why']): Verdict => ({ verdict: 'ignored', why });

/** Where a policy stands among the winners of the scopes. */
function standing(
  policy: Policy,
  candidates: Candidates,
  proxy: Proxy,
): Verdict {
  const { workload, namespace, mesh } = firstOf(candidates);
  const winners = [workload, namespace, mesh];
  if (!winners.includes(policy)) {
    // For sidecars a name settles it.
    const isTied =
      proxy === 'ambient' &&
      Object.values(candidates).some(oldest => oldest.includes(policy));
    return ignored(isTied ? 'as-old-as-the-winner' : 'older-wins');
  }
  const decides = winners.find(w => w?.mode && w.mode !== 'UNSET');
  if (policy === decides) return { verdict: 'decides', why: 'wins' };
  // UNSET itself, but with ports of its own: it decides those.
  const hasPorts = Object.values(policy.ports).some(m => m !== 'UNSET');
  if (policy === workload && hasPorts)
    return { verdict: 'decides', why: 'wins' };
  const saysNothing = !policy.mode || policy.mode === 'UNSET';
  if (saysNothing) return ignored('inherits');
  return { verdict: 'overruled', why: 'more-specific-wins' };
}
