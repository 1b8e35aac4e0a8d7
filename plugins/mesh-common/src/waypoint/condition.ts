import type { WaypointRow } from '../contract';
import { ConditionFact } from '../facts';
import { Binding, unbound, WantedWaypoint, WaypointSubject } from './wanted';

const WAYPOINT_BOUND = 'istio.io/WaypointBound';

const REASONS: Readonly<Record<string, WaypointRow['reason']>> = {
  WaypointIsNotReady: 'not-ready',
  AttachmentDenied: 'attachment-denied',
  UnsupportedTrafficType: 'unsupported-traffic-type',
  CrossNamespaceWaypointForbidden: 'cross-namespace-forbidden',
};

/**
 * What istiod itself wrote on the object about this very waypoint; null: nothing, or about another one. On namespaces and
 * pods it writes nothing (Istio `pilot/pkg/model/service.go`).
 */
export function spokenOf(
  subject: WaypointSubject,
  { namespace, name }: WantedWaypoint,
): Binding | null {
  const condition = conditionOf(subject);
  if (!condition || !names(condition.message, `${namespace}/${name}`)) {
    return null;
  }
  if (condition.status === 'True') return { bound: true, reason: 'bound' };
  if (condition.status === 'Unknown') return null;
  return unbound(
    Object.hasOwn(REASONS, condition.reason)
      ? REASONS[condition.reason]
      : 'unknown',
  );
}

function conditionOf(subject: WaypointSubject): ConditionFact | null {
  switch (subject.kind) {
    case 'Service':
      return subject.fact.waypointBound;
    case 'ServiceEntry':
    case 'WorkloadEntry':
      return (
        subject.fact.conditions.find(c => c.type === WAYPOINT_BOUND) ?? null
      );
    default:
      return null;
  }
}

/** The waypoint is the first that a message names; a canary may follow. Quotes and full stops are no part of the name. */
function names(message: string, key: string): boolean {
  const [first] = message.match(/[\w.-]+\/[\w.-]+/) ?? [];
  return first?.replace(/\.$/, '') === key;
}
