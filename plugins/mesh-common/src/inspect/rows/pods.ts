import type { PodMode } from '../../mode';
import type { ReportPod } from '../report';
import type { InspectedCluster, InspectedPod } from '../../world';
import { mtlsRow } from './mtls';

/** One pod of a report. */
export function podRow(
  inspected: InspectedPod,
  cluster: InspectedCluster,
): ReportPod {
  const { pod, mode, waypoint } = inspected;
  return {
    cluster: cluster.name,
    namespace: pod.namespace,
    pod: pod.name,
    workload: pod.workload ?? { kind: 'Pod', name: pod.name },
    mode: modeWord(mode.mode),
    waypoint: waypoint && {
      name: waypoint.name,
      namespace: waypoint.namespace,
      bound: waypoint.bound === true,
      reason: waypoint.reason,
    },
    mtls: mtlsRow(inspected, cluster),
  };
}

/** A report has no word for a pod that is redirected without a ztunnel: its mTLS says BLOCKED. */
function modeWord(mode: PodMode): ReportPod['mode'] {
  if (mode === 'ambient-blocked') return 'ambient-pending';
  return mode === 'skipped' ? 'finished' : mode;
}
