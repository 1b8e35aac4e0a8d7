import { WorkloadEntryFact } from '../../facts';
import { virtualMachineMtls } from '../../mtls';
import { waypointBinding } from '../../waypoint';
import type { ReportMachine } from '../report';
import type { InspectedCluster } from '../../world';
import { waypointOf } from './waypointOf';

/** One WorkloadEntry of a report. */
export function machineRow(
  entry: WorkloadEntryFact,
  cluster: InspectedCluster,
): ReportMachine {
  return {
    cluster: cluster.name,
    namespace: entry.namespace,
    name: entry.name,
    dataPlane: 'sidecar-vm',
    hbone: entry.hbone,
    network: entry.network,
    waypoint: waypointOf(
      waypointBinding({ kind: 'WorkloadEntry', fact: entry }, cluster.view),
    ),
    mtls: virtualMachineMtls(entry, cluster),
  };
}
