import type { MtlsResult, MtlsStatus } from '../contract';
import { PeerAuthenticationFact, PodFact } from '../facts';
import { ClusterContext, PodModeResult } from '../mode';
import { ambientResult } from './ambient';
import { PolicyIndex, policyIndex } from './policyIndex';
import { isSameResult, mtlsResult } from './result';
import {
  Candidates,
  firstOf,
  policyCandidates,
  PolicySelection,
  Proxy,
} from './selection';
import { inheritedMode, sidecarResult } from './sidecar';

/** What a pod accepts, and why. @public */
export interface EffectiveMtls extends MtlsResult {
  /** Two outcomes are possible; `mode` and `ports` are the weaker one. */
  readonly uncertain: boolean;
  readonly alternative: MtlsResult | null;
  readonly reason: MtlsStatus['reason'];
  /** The policy of each scope that counts; null: no proxy reads policies for this pod. */
  readonly selection: PolicySelection | null;
}

/**
 * Effective inbound mTLS of one pod.
 * @param policies - those of the pod's cluster; an index made once serves many pods
 * @public
 */
export function effectiveMtls(
  pod: PodFact,
  mode: PodModeResult,
  policies: readonly PeerAuthenticationFact[] | PolicyIndex,
  ctx: ClusterContext,
): EffectiveMtls {
  const index = 'memo' in policies ? policies : policyIndex(policies, ctx);
  switch (mode.mode) {
    case 'ambient': {
      const answer = decided(pod, 'ambient', ctx.revision, index);
      return mode.bypassInbound ? bypassed(answer) : answer;
    }
    case 'sidecar': {
      const answer = decided(
        pod,
        'sidecar',
        pod.revision ?? ctx.revision,
        index,
      );
      return pod.excludeInboundPorts.length ? withHoles(answer, pod) : answer;
    }
    // A waypoint asks every client for a certificate, no policy is consulted (Istio `pilot/pkg/networking/core/
    // listener_waypoint.go`, buildConnectTerminateListener).
    case 'waypoint':
    case 'east-west':
      return STRICT;
    case 'ambient-blocked':
      return BLOCKED;
    case 'gateway':
    case 'infrastructure':
    case 'skipped':
      return NOT_APPLICABLE;
    default:
      return UNENFORCED;
  }
}

function fixed(
  mode: MtlsResult['mode'],
  reason: EffectiveMtls['reason'] = null,
): EffectiveMtls {
  return Object.freeze({
    ...mtlsResult(mode),
    uncertain: false,
    alternative: null,
    reason,
    selection: null,
  });
}

const STRICT = fixed('STRICT');
const BLOCKED = fixed('BLOCKED');
const NOT_APPLICABLE = fixed('NOT_APPLICABLE');
const UNENFORCED = fixed('NONE', 'no-proxy');

/** Pods with the same winners share one answer. */
function decided(
  pod: PodFact,
  proxy: Proxy,
  revision: string,
  index: PolicyIndex,
): EffectiveMtls {
  const candidates = policyCandidates(pod, proxy, revision, index);
  const key = memoKey(proxy, revision, candidates);
  let answer = index.memo.get(key) as EffectiveMtls | undefined;
  if (!answer) {
    answer = decide(candidates, proxy, revision, index);
    index.memo.set(key, answer);
  }
  return answer;
}

function memoKey(proxy: Proxy, revision: string, candidates: Candidates) {
  const { mesh, namespace, workload } = candidates;
  const scopes = [mesh, namespace, workload].map(scope =>
    scope.map(policy => `${policy.namespace}/${policy.name}`).join(','),
  );
  return [proxy, revision, ...scopes].join(' ');
}

function decide(
  candidates: Candidates,
  proxy: Proxy,
  revision: string,
  index: PolicyIndex,
): EffectiveMtls {
  const selection = firstOf(candidates);
  if (proxy === 'sidecar') {
    const result = sidecarResult(selection);
    return {
      ...result,
      uncertain: false,
      alternative: null,
      reason: hasPorts(result) ? 'port-exception' : null,
      selection,
    };
  }
  const { result, alternative, why } = ambientResult(
    candidates,
    index.forRevision(revision),
    index.rootNamespace,
  );
  return {
    ...result,
    uncertain: why !== null,
    alternative,
    reason: why ?? ambientReason(selection, result),
    selection,
  };
}

function ambientReason(
  selection: PolicySelection,
  result: MtlsResult,
): EffectiveMtls['reason'] {
  if (hasPorts(result)) return 'port-exception';
  const ports = Object.values(selection.workload?.ports ?? {});
  const disabled =
    inheritedMode(selection) === 'DISABLE' || ports.includes('DISABLE');
  return disabled ? 'disable-in-ambient' : null;
}

const hasPorts = (result: MtlsResult) => Object.keys(result.ports).length > 0;

/** Only port 15008 is served then: plain text goes past ztunnel (Istio `cni/pkg/iptables/iptables.go`, IngressMode). */
function bypassed(answer: EffectiveMtls): EffectiveMtls {
  const open = mtlsResult('PERMISSIVE');
  if (isSameResult(answer, open) && !answer.uncertain) return answer;
  return {
    ...answer,
    ...open,
    uncertain: false,
    alternative: null,
    reason: 'bypass-inbound',
  };
}

/** Ports taken out by `traffic.sidecar.istio.io/excludeInboundPorts` never reach the proxy. */
function withHoles(answer: EffectiveMtls, pod: PodFact): EffectiveMtls {
  const holes = pod.excludeInboundPorts.map(
    port => [String(port), 'NONE'] as const,
  );
  return {
    ...answer,
    ...mtlsResult(answer.mode, [...Object.entries(answer.ports), ...holes]),
    reason: 'ports-excluded',
  };
}
