import type { ReportService } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { canaryDifferences, shareDifferences } from './canary';
import { boundTo, Rows, waypointReason } from './rows';
import type { IstiodAnswer } from './schema';

/** Services and ServiceEntries: the waypoint that is really bound; also of WorkloadEntries what istiod wrote about it. */
export function serviceDifferences(
  rows: Rows,
  { services, conditions }: IstiodAnswer,
): string[] {
  return [
    ...services.flatMap(said => bound(rows, said)),
    ...conditions.flatMap(said => told(rows, said)),
    ...untold(rows, conditions),
  ];
}

type Said = IstiodAnswer['services'][number];
type Conditions = IstiodAnswer['conditions'];

/** A ServiceEntry keeps its hosts, a Service has the one of its name. */
function bound(rows: Rows, said: Said): string[] {
  const kind = said.hostname.startsWith(`${said.name}.${said.namespace}.svc.`)
    ? 'Service'
    : 'ServiceEntry';
  const key = `${kind}/${said.namespace}/${said.name}`;
  const row = rows.services.get(key);
  if (!row || row.visibility === 'none') {
    return [`${key}: istiod knows it, the report does not`];
  }
  const ours = boundTo(row.waypoint);
  if (ours !== said.waypoint) {
    return [
      `${key}: waypoint: istiod says ${said.waypoint}, the report says ${ours}`,
    ];
  }
  return shareDifferences(key, row.waypoint, said.shares);
}

const WAYPOINT_BOUND = 'istio.io/WaypointBound';

/** Our reasons for each of istiod's. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  WaypointAccepted: ['bound', 'no-pods', 'listener-unsupported'],
  WaypointIsNotReady: ['missing', 'not-ready', 'waiting-for-controller'],
  AttachmentDenied: ['attachment-denied'],
  UnsupportedTrafficType: ['unsupported-traffic-type'],
  CrossNamespaceWaypointForbidden: ['cross-namespace-forbidden'],
};

function told(rows: Rows, said: Conditions[number]): string[] {
  const condition = said.conditions.find(c => c.type === WAYPOINT_BOUND);
  if (!condition) return [];
  const key = `${said.kind}/${said.namespace}/${said.name}`;
  const reason = waypointReason(rows, said) ?? 'nothing';
  return REASONS[condition.reason]?.includes(reason)
    ? canaryDifferences(key, rows.services.get(key)?.waypoint, condition)
    : [
        `${key}: istiod says ${condition.reason}, the report says ${reason} of its waypoint`,
      ];
}

/** Who asks for a waypoint gets a condition, also one that says no. */
function untold(rows: Rows, conditions: Conditions): string[] {
  const withCondition = new Set(
    conditions
      .filter(said => said.conditions.some(c => c.type === WAYPOINT_BOUND))
      .map(said => `${said.kind}/${said.namespace}/${said.name}`),
  );
  return [...rows.services]
    .filter(([key, row]) => asks(row) && !withCondition.has(key))
    .map(
      ([key, row]) =>
        `${key}: istiod says nothing of a waypoint, the report says ${row.waypoint?.reason}`,
    );
}

const asks = ({ waypoint }: ReportService) =>
  waypoint !== null && waypoint.reason !== 'opted-out';
