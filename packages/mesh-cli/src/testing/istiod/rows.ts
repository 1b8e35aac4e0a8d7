import type {
  MeshReport,
  ReportMachine,
  ReportPod,
  ReportService,
  ReportWaypoint,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** The rows of one cluster. */
export interface Rows {
  /** By `namespace/name`. */
  readonly pods: ReadonlyMap<string, ReportPod>;
  /** By `namespace/name`. */
  readonly machines: ReadonlyMap<string, ReportMachine>;
  /** By `Kind/namespace/name`. */
  readonly services: ReadonlyMap<string, ReportService>;
  /** By `namespace/name`. */
  readonly waypoints: ReadonlyMap<string, ReportWaypoint>;
}

export function rowsOf(report: MeshReport, cluster: string): Rows {
  const here = (row: { cluster: string }) => row.cluster === cluster;
  return {
    pods: new Map(
      report.pods
        .filter(here)
        .map(row => [`${row.namespace}/${row.pod}`, row] as const),
    ),
    machines: new Map(
      report.virtualMachines
        .filter(here)
        .map(row => [`${row.namespace}/${row.name}`, row] as const),
    ),
    services: new Map(
      report.services.filter(here).map(row => [serviceKey(row), row] as const),
    ),
    waypoints: new Map(
      report.waypoints
        .filter(here)
        .map(row => [`${row.namespace}/${row.name}`, row] as const),
    ),
  };
}

const serviceKey = ({ kind, namespace, service }: ReportService) =>
  `${kind ?? 'Service'}/${namespace}/${service}`;

/** What the report says of a waypoint that the object asks for; undefined: nothing. */
export function waypointReason(
  rows: Rows,
  { kind, namespace, name }: { kind: string; namespace: string; name: string },
): string | undefined {
  const row =
    kind === 'WorkloadEntry'
      ? rows.machines.get(`${namespace}/${name}`)
      : rows.services.get(`${kind}/${namespace}/${name}`);
  return row?.waypoint?.reason;
}

/** `namespace/name`; null: bound to none. */
export function boundTo(waypoint: ReportService['waypoint']): string | null {
  return waypoint?.bound ? `${waypoint.namespace}/${waypoint.name}` : null;
}
