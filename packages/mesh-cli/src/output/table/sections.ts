import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { reachabilityGroups } from '../reachability';
import { isWorthARow, waypointWords, yesNo } from '../words';
import { workloadRows } from '../workloads';
import { columns } from './columns';

type Section = (report: MeshReport, width: number) => string[];

export const clusterLines: Section = ({ clusters }, width) =>
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
    clusters.map(c => [
      c.cluster,
      c.mode,
      yesNo(c.ambientReady),
      c.version ?? 'unknown',
      c.network ?? '',
      c.trustDomain ?? '',
      c.clusterId ?? '',
    ]),
    width,
  );

export const namespaceLines: Section = ({ namespaces }, width) =>
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
    namespaces
      .filter(isWorthARow)
      .map(({ cluster, namespace, declared, observed, pods }) => [
        cluster,
        namespace,
        declared,
        observed,
        ...[pods.ambient, pods.sidecar, pods.pending, pods.none].map(number),
      ]),
    width,
  );

/** A zero is there so that columns are; it should not catch the eye. */
const number = (count: number) => (count === 0 ? '·' : String(count));

export const workloadLines: Section = (report, width) =>
  columns(
    ['CLUSTER', 'NAMESPACE', 'WORKLOAD', 'PODS', 'MODE', 'MTLS', 'WAYPOINT'],
    workloadRows(report).map(row => [
      row.cluster,
      row.namespace,
      row.workload,
      String(row.pods),
      row.mode,
      row.mtls,
      row.waypoint,
    ]),
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

/** Services of which there is something to say. */
export const serviceLines: Section = ({ services }, width) =>
  columns(
    ['CLUSTER', 'NAMESPACE', 'SERVICE', 'KIND', 'SCOPE', 'WAYPOINT'],
    services
      .filter(({ scope, waypoint }) => scope === 'global' || waypoint)
      .map(row => [
        row.cluster,
        row.namespace,
        row.service,
        row.kind ?? 'Service',
        row.scope,
        waypointWords(row.waypoint),
      ]),
    width,
  );

export const waypointLines: Section = ({ waypoints }, width) =>
  columns(
    ['CLUSTER', 'NAMESPACE', 'WAYPOINT', 'FOR', 'REVISION', 'READY', 'WHY'],
    waypoints.map(row => [
      row.cluster,
      row.namespace,
      row.name,
      row.for,
      row.revision ?? '',
      yesNo(row.ready),
      row.reason === 'ready' ? '' : row.reason,
    ]),
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
