import { NamespaceFact, PodFact, StringMap } from '../facts';
import { Capture, capture } from './capture';
import type { ClusterContext } from './clusterContext';
import { wouldBeInjected } from './injection';
import { podRole } from './podRole';

/**
 * How a pod takes part in the mesh, by what was done to it, not by what its labels ask for.
 *
 * `ambient-pending` asked for, not done yet · `ambient-blocked` redirected, but no ztunnel serves it ·
 * `sidecar-pending-restart` no proxy, the next start gets one · `skipped` not running (any more)
 * @public
 */
export type PodMode =
  | 'ambient'
  | 'sidecar'
  | 'none'
  | 'ambient-pending'
  | 'ambient-blocked'
  | 'sidecar-pending-restart'
  | 'waypoint'
  | 'east-west'
  | 'gateway'
  | 'infrastructure'
  | 'skipped';

/** @public */
export interface PodModeResult {
  readonly mode: PodMode;
  /** Why `none` or `skipped`; null: nothing asks for more. */
  readonly reason:
    | 'host-network'
    | 'opted-out'
    | 'namespace-excluded'
    | 'finished'
    | 'terminating'
    | 'not-started'
    | null;
  /** What the next restart changes. */
  readonly drift:
    | 'restart-to-ambient'
    | 'restart-to-none'
    | 'restart-will-inject'
    | null;
  /** Plain text gets past ztunnel (annotation `ambient.istio.io/bypass-inbound-capture`). */
  readonly bypassInbound: boolean;
}

/** Most pods share one of a few answers: one object each, not one per pod. */
const shared = new Map<string, PodModeResult>();

function answer(
  mode: PodMode,
  reason: PodModeResult['reason'] = null,
  drift: PodModeResult['drift'] = null,
  bypassInbound = false,
): PodModeResult {
  const plain = !reason && !drift && !bypassInbound;
  const key = plain ? mode : `${mode} ${reason} ${drift} ${bypassInbound}`;
  let result = shared.get(key);
  if (!result) {
    result = Object.freeze({ mode, reason, drift, bypassInbound });
    shared.set(key, result);
  }
  return result;
}

const NO_LABELS: StringMap = {};

/**
 * The mode of one pod. First hit wins: not running, not a workload, sidecar (istio-cni never captures one), the annotation
 * of istio-cni, and only then what labels ask for.
 *
 * @param ns - its namespace; undefined: not read, its labels count as none
 * @public
 */
export function podMode(
  pod: PodFact,
  ns: NamespaceFact | undefined,
  ctx: ClusterContext,
): PodModeResult {
  const skipped = notRunning(pod);
  if (skipped) return answer('skipped', skipped);
  const role = podRole(pod, ctx);
  if (role !== 'workload') return answer(role);
  const namespaceLabels = ns?.labels ?? NO_LABELS;
  if (pod.injected || pod.proxyContainer) {
    return answer('sidecar', null, sidecarDrift(pod, namespaceLabels, ctx));
  }
  if (pod.redirection === 'pending') return answer('ambient-blocked');
  const injects = wouldBeInjected(pod, namespaceLabels, ctx.webhooks);
  if (pod.redirection === 'enabled') {
    const drift = injects ? 'restart-will-inject' : null;
    return answer('ambient', null, drift, pod.bypassInbound);
  }
  return outside(capture(pod, namespaceLabels, ctx), injects);
}

function notRunning(pod: PodFact): PodModeResult['reason'] {
  if (pod.phase === 'Succeeded' || pod.phase === 'Failed') return 'finished';
  if (pod.terminating) return 'terminating';
  // No sandbox yet, so istio-cni was not even asked.
  if (pod.phase === 'Pending' && !pod.hasIp) return 'not-started';
  return null;
}

/** Labels alone never take a sidecar away; a restart does. */
function sidecarDrift(
  pod: PodFact,
  namespaceLabels: StringMap,
  ctx: ClusterContext,
): PodModeResult['drift'] {
  if (wouldBeInjected(pod, namespaceLabels, ctx.webhooks)) return null;
  const bare = { ...pod, injected: false };
  return capture(bare, namespaceLabels, ctx) === 'selected'
    ? 'restart-to-ambient'
    : 'restart-to-none';
}

function outside(why: Capture, injects: boolean): PodModeResult {
  if (why === 'host-network') return answer('none', 'host-network');
  if (why === 'selected') {
    return answer(
      'ambient-pending',
      null,
      injects ? 'restart-will-inject' : null,
    );
  }
  if (injects)
    return answer('sidecar-pending-restart', null, 'restart-will-inject');
  if (why === 'opted-out' || why === 'namespace-excluded') {
    return answer('none', why);
  }
  return answer('none');
}
