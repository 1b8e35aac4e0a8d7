import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  clusterCells,
  namespacesToShow,
  serviceCells,
  waypointCells,
  workloadCells,
} from '../cells';
import { reachabilityGroups } from '../reachability';
import { waypointWords, yesNo } from '../words';
import { columns } from './columns';

type Section = (report: MeshReport, width: number) => string[];

export const clusterLines: Section = (report, width) =>
  columns(
    [
      'CLUSTER',
      'MODE',
      'AMBIENT READY',
      'ISTIO',
      'NETWORK',
      'TRUST DOMAIN',
      'ID',
    ],
    clusterCells(report).map((cells, i) => [
      ...cells,
      report.clusters[i].clusterId ?? '',
    ]),
    width,
  );

export const namespaceLines: Section = (report, width) =>
  columns(
    [
      'CLUSTER',
      'NAMESPACE',
      'DECLARED',
      'OBSERVED',
      'AMBIENT',
      'SIDECAR',
      'PENDING',
      'OUTSIDE',
    ],
    namespacesToShow(report).map(
      ({ cluster, namespace, declared, observed, pods }) => [
        cluster,
        namespace,
        declared,
        observed,
        ...[pods.ambient, pods.sidecar, pods.pending, pods.none].map(number),
      ],
    ),
    width,
  );

/** A zero is there so that columns are; it should not catch the eye. */
const number = (count: number) => (count === 0 ? '·' : String(count));

export const workloadLines: Section = (report, width) =>
  columns(
    ['CLUSTER', 'NAMESPACE', 'WORKLOAD', 'PODS', 'MODE', 'MTLS', 'WAYPOINT'],
    workloadCells(report),
    width,
  );

export const machineLines: Section = ({ virtualMachines }, width) =>
  columns(
    [
      'CLUSTER',
      'NAMESPACE',
      'WORKLOADENTRY',
      'HBONE',
      'NETWORK',
      'MTLS',
      'WAYPOINT',
    ],
    virtualMachines.map(row => [
      row.cluster,
      row.namespace,
      row.name,
      yesNo(row.hbone),
      row.network ?? '',
      row.mtls.mode,
      waypointWords(row.waypoint),
    ]),
    width,
  );

export const serviceLines: Section = (report, width) =>
  columns(
    ['CLUSTER', 'NAMESPACE', 'SERVICE', 'KIND', 'SCOPE', 'WAYPOINT'],
    serviceCells(report),
    width,
  );

export const waypointLines: Section = (report, width) =>
  columns(
    ['CLUSTER', 'NAMESPACE', 'WAYPOINT', 'FOR', 'REVISION', 'READY', 'WHY'],
    waypointCells(report),
    width,
  );

export const reachabilityLines: Section = (report, width) =>
  columns(
    ['VERDICT', 'FROM → TO', 'WHY'],
    reachabilityGroups(report).map(({ verdict, pairs, reason }) => [
      verdict,
      pairs,
      reason,
    ]),
    width,
  );
