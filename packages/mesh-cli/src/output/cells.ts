import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { isWorthARow, waypointWords, yesNo } from './words';
import { workloadRows } from './workloads';

/** Rows of a report as text: what the table and Markdown show alike. */
type Cells = (report: MeshReport) => string[][];

/** cluster, mode, ambient ready, version, network, trust domain */
export const clusterCells: Cells = ({ clusters }) =>
  clusters.map(c => [
    c.cluster,
    c.mode,
    yesNo(c.ambientReady),
    c.version ?? 'unknown',
    c.network ?? '',
    c.trustDomain ?? '',
  ]);

/** Namespaces of which there is something to say. */
export const namespacesToShow = ({ namespaces }: MeshReport) =>
  namespaces.filter(isWorthARow);

/** cluster, namespace, workload, pods, mode, mTLS, waypoint */
export const workloadCells: Cells = report =>
  workloadRows(report).map(row => [
    row.cluster,
    row.namespace,
    row.workload,
    String(row.pods),
    row.mode,
    row.mtls,
    row.waypoint,
  ]);

/** Services of which there is something to say: cluster, namespace, name, kind, scope, waypoint */
export const serviceCells: Cells = ({ services }) =>
  services
    .filter(({ scope, waypoint }) => scope === 'global' || waypoint)
    .map(row => [
      row.cluster,
      row.namespace,
      row.service,
      row.kind ?? 'Service',
      row.scope,
      waypointWords(row.waypoint),
    ]);

/** cluster, namespace, name, for, revision, ready, why not */
export const waypointCells: Cells = ({ waypoints }) =>
  waypoints.map(row => [
    row.cluster,
    row.namespace,
    row.name,
    row.for,
    row.revision ?? '',
    yesNo(row.ready),
    row.reason === 'ready' ? '' : row.reason,
  ]);
