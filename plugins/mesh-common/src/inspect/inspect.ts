import { advise } from '../advice';
import { DetailedView } from '../facts';
import { findAll } from '../findings';
import { reachability } from '../reachability';
import { MeshReport, REPORT_VERSION } from './report';
import { clusterRow } from './rows/clusters';
import { machineRow } from './rows/machines';
import { namespaceRow } from './rows/namespaces';
import { podRow } from './rows/pods';
import { serviceEntryRow, serviceRow } from './rows/services';
import { waypointRows } from './rows/waypoints';
import { InspectedCluster, MeshWorld, meshWorld } from '../world';

/**
 * Everything that can be said of a mesh from the facts of its clusters. Pure: the same facts give the same report, in the
 * same order.
 * @public
 */
export function inspect(views: readonly DetailedView[]): MeshReport {
  return reportOf(meshWorld(views));
}

/** The report of a world that was derived already. @public */
export function reportOf(world: MeshWorld): MeshReport {
  const { clusters } = world;
  return {
    apiVersion: REPORT_VERSION,
    clusters: clusters.map(cluster => clusterRow(cluster, world)),
    namespaces: clusters.flatMap(namespaces),
    pods: clusters.flatMap(cluster =>
      cluster.pods.map(pod => podRow(pod, cluster)),
    ),
    virtualMachines: clusters.flatMap(machines),
    services: clusters.flatMap(services),
    waypoints: clusters.flatMap(waypointRows),
    reachability: reachability(world),
    findings: findAll(world),
    advice: advise(world),
  };
}

function namespaces(cluster: InspectedCluster) {
  return sorted(cluster.view.facts.namespaces).map(namespace =>
    namespaceRow(namespace, cluster),
  );
}

function machines(cluster: InspectedCluster) {
  const entries = cluster.view.details.workloadentries;
  return entries ? sorted(entries).map(e => machineRow(e, cluster)) : [];
}

function services(cluster: InspectedCluster) {
  const entries = cluster.view.details.serviceentries;
  return [
    ...sorted(cluster.view.facts.services).map(s => serviceRow(s, cluster)),
    ...(entries ? sorted(entries).map(e => serviceEntryRow(e, cluster)) : []),
  ];
}

/** Facts by key: exports come in any order. */
function sorted<T>(facts: ReadonlyMap<string, T>): T[] {
  return [...facts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => fact);
}
