import type { WaypointRow } from '../contract';
import {
  ClusterView,
  ConditionFact,
  GatewayFact,
  NamespaceFact,
} from '../facts';
import { matchesSelector, readFacts } from '../mode';
import { meshListener, waypointReadiness } from './readiness';
import {
  isNeverBound,
  OPTED_OUT,
  subjectOf,
  WantedWaypoint,
  wantedWaypoint,
  WaypointSubject,
} from './wanted';

type Binding = Pick<WaypointRow, 'bound' | 'reason'>;

const bound: Binding = { bound: true, reason: 'bound' };
const unbound = (reason: WaypointRow['reason']): Binding => ({
  bound: false,
  reason,
});

/**
 * Which waypoint an object asks for and what became of it.
 * @returns null: it asks for none
 * @public
 */
export function waypointBinding(
  subject: WaypointSubject,
  view: ClusterView,
): WaypointRow | null {
  const namespace = namespaceOf(subject, view);
  const wanted =
    isNeverBound(subject) || isInstance(subject, view)
      ? null
      : wantedWaypoint(subject, namespace);
  if (!wanted) return null;
  const binding = bindingOf(subject, wanted, namespace, view);
  return (
    binding && {
      subject: subjectOf(subject),
      name: wanted.name,
      namespace: wanted.namespace,
      ...binding,
    }
  );
}

function namespaceOf(
  { kind, fact }: WaypointSubject,
  view: ClusterView,
): NamespaceFact | undefined {
  if (kind === 'Namespace') return fact;
  return view.facts.namespaces.get(fact.namespace);
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/**
 * A pod behind any Gateway with an address, also an ingress one, counts as an instance of a waypoint, and has none itself
 * (Istio `pilot/pkg/serviceregistry/ambient/workloads.go`, computeWaypoint).
 */
function isInstance({ kind, fact }: WaypointSubject, view: ClusterView) {
  if (kind !== 'Pod' && kind !== 'WorkloadEntry') return false;
  const name = fact.labels[GATEWAY_NAME];
  if (!name) return false;
  const gateway = view.facts.gateways.get(`${fact.namespace}/${name}`);
  return !!gateway && gateway.addresses.length > 0;
}

function bindingOf(
  subject: WaypointSubject,
  wanted: WantedWaypoint,
  namespace: NamespaceFact | undefined,
  view: ClusterView,
): Binding | null {
  if (wanted.name === OPTED_OUT) return unbound('opted-out');
  const said = conditionOf(subject);
  const gateways = readFacts(view, 'gateways');
  if (!gateways)
    return spoken(said, wanted) ?? { bound: null, reason: 'unknown' };
  const gateway = gateways.get(`${wanted.namespace}/${wanted.name}`);
  if (!gateway) return unbound('missing');
  const derived = derive(subject, wanted, gateway, namespace, view);
  return derived && settle(derived, said, wanted);
}

const WAYPOINT_BOUND = 'istio.io/WaypointBound';

/** What istiod wrote on the object; on namespaces and pods it writes nothing. */
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

/** The rules of istiod, in its order (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`). */
function derive(
  subject: WaypointSubject,
  wanted: WantedWaypoint,
  gateway: GatewayFact,
  namespace: NamespaceFact | undefined,
  view: ClusterView,
): Binding | null {
  const readiness = waypointReadiness(gateway, view);
  if (!readiness.hasAddress) {
    return unbound(
      readiness.programmed === null ? 'waiting-for-controller' : 'not-ready',
    );
  }
  if (!allows(gateway, subject, namespace)) return unbound('attachment-denied');
  if (!serves(trafficType(gateway, view), subject.kind)) {
    // Inherited from the namespace and not for workloads: no error, just not for it.
    if (isWorkload(subject.kind) && wanted.inherited) return null;
    return unbound('unsupported-traffic-type');
  }
  if (!readiness.listenerOk)
    return { bound: true, reason: 'listener-unsupported' };
  return readiness.available === 0 ? { bound: true, reason: 'no-pods' } : bound;
}

/** Who may attach: the listener for HBONE says so, else `Same`; what istiod does not know counts as `Same` there too. */
function allows(
  gateway: GatewayFact,
  { kind, fact }: WaypointSubject,
  namespace: NamespaceFact | undefined,
): boolean {
  const home = kind === 'Namespace' ? fact.name : fact.namespace;
  const listener = meshListener(gateway);
  switch (listener?.allowedFrom) {
    case 'All':
      return true;
    case 'Selector':
      // A missing selector matches nothing (apimachinery, LabelSelectorAsSelector of nil).
      return (
        listener.allowedSelector !== null &&
        matchesSelector(listener.allowedSelector, namespace?.labels ?? {})
      );
    default:
      return gateway.namespace === home;
  }
}

const FOR = 'istio.io/waypoint-for';

/** What a waypoint is for: label of the Gateway, else of its class, else `service`. @public */
export function trafficType(gateway: GatewayFact, view: ClusterView): string {
  const ofClass = view.facts.gatewayclasses.get(gateway.className)?.labels[FOR];
  return gateway.labels[FOR] ?? ofClass ?? 'service';
}

function serves(type: string, kind: WaypointSubject['kind']): boolean {
  if (type === 'all') return true;
  if (kind === 'Service' || kind === 'ServiceEntry') return type === 'service';
  if (isWorkload(kind)) return type === 'workload';
  return type === 'service' || type === 'workload';
}

const isWorkload = (kind: WaypointSubject['kind']) =>
  kind === 'Pod' || kind === 'WorkloadEntry';

const REASONS: Readonly<Record<string, WaypointRow['reason']>> = {
  WaypointIsNotReady: 'not-ready',
  AttachmentDenied: 'attachment-denied',
  UnsupportedTrafficType: 'unsupported-traffic-type',
};

/** What istiod itself says of this very waypoint; null: nothing, or of the one before. */
function spoken(
  condition: ConditionFact | null,
  wanted: WantedWaypoint,
): Binding | null {
  const name = `${wanted.namespace}/${wanted.name}`;
  if (!condition?.message.includes(name)) return null;
  if (condition.status === 'True') return bound;
  if (condition.status === 'Unknown') return null;
  const reason = Object.hasOwn(REASONS, condition.reason)
    ? REASONS[condition.reason]
    : 'unknown';
  return unbound(reason);
}

/** istiod's word decides whether it is bound; our rules say why, and what is wrong with a waypoint that is. */
function settle(
  derived: Binding,
  condition: ConditionFact | null,
  wanted: WantedWaypoint,
): Binding {
  const said = spoken(condition, wanted);
  return !said || said.bound === derived.bound ? derived : said;
}
