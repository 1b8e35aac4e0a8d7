import type { DataPlaneMode, PodCounts } from '../contract';
import type { PodModeResult } from './podMode';

type MutableCounts = { -readonly [K in keyof PodCounts]: PodCounts[K] };

/** @public */
export function noPods(): MutableCounts {
  return {
    total: 0,
    ambient: 0,
    sidecar: 0,
    none: 0,
    pending: 0,
    blocked: 0,
    pendingRestart: 0,
    optedOut: 0,
    hostNetwork: 0,
  };
}

/**
 * Adds one pod. `total = ambient + sidecar + none + pending + blocked`; the other three say more about some of them.
 * Gateways, waypoints, Istio itself and pods that do not run are not counted.
 * @returns whether it was counted
 */
export function countPod(
  counts: MutableCounts,
  result: PodModeResult,
): boolean {
  switch (result.mode) {
    case 'ambient':
      counts.ambient++;
      break;
    case 'sidecar':
      counts.sidecar++;
      break;
    case 'ambient-pending':
      counts.pending++;
      break;
    case 'ambient-blocked':
      counts.blocked++;
      break;
    case 'none':
    case 'sidecar-pending-restart':
      counts.none++;
      break;
    default:
      return false;
  }
  counts.total++;
  if (result.drift === 'restart-will-inject') counts.pendingRestart++;
  if (result.reason === 'opted-out') counts.optedOut++;
  if (result.reason === 'host-network') counts.hostNetwork++;
  return true;
}

/** What pods show: all alike, or mixed. @public */
export function observedMode(counts: PodCounts): DataPlaneMode {
  if (counts.total === 0) return 'empty';
  if (counts.ambient === counts.total) return 'ambient';
  if (counts.sidecar === counts.total) return 'sidecar';
  return counts.ambient + counts.sidecar === 0 ? 'none' : 'mixed';
}
