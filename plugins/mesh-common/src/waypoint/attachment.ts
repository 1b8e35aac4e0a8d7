import { ClusterView, GatewayFact, NamespaceFact } from '../facts';
import { matchesSelector } from '../mode';
import { meshListener, waypointReadiness } from './readiness';
import { WaypointSubject } from './wanted';

/** Why a waypoint cannot be had. @public */
export type Refusal =
  | 'missing'
  | 'not-ready'
  | 'waiting-for-controller'
  | 'attachment-denied'
  | 'unsupported-traffic-type';

/** What became of asking for a waypoint, as far as istiod and its Gateway decide. */
export type Attachment =
  | {
      readonly bound: true;
      readonly reason: 'bound' | 'no-pods' | 'listener-unsupported';
    }
  | { readonly bound: false; readonly reason: Refusal };

const refused = (reason: Refusal): Attachment => ({ bound: false, reason });

/**
 * Whether an object may be served by a Gateway: the rules of istiod, in its order (Istio
 * `pilot/pkg/serviceregistry/ambient/waypoints.go`), then what istiod does not look at.
 * @param gateway - undefined: there is none of that name
 */
export function attachment(
  subject: WaypointSubject,
  gateway: GatewayFact | undefined,
  view: ClusterView,
): Attachment {
  if (!gateway) return refused('missing');
  const readiness = waypointReadiness(gateway, view);
  if (!readiness.hasAddress) {
    return refused(
      readiness.programmed === null ? 'waiting-for-controller' : 'not-ready',
    );
  }
  if (!allows(gateway, subject, view)) return refused('attachment-denied');
  if (!serves(trafficType(gateway, view), subject.kind)) {
    return refused('unsupported-traffic-type');
  }
  if (!readiness.listenerOk)
    return { bound: true, reason: 'listener-unsupported' };
  return {
    bound: true,
    reason: readiness.available === 0 ? 'no-pods' : 'bound',
  };
}

/** Its namespace; its own where it is one. undefined: not known. */
export function namespaceOf(
  { kind, fact }: WaypointSubject,
  view: ClusterView,
): NamespaceFact | undefined {
  if (kind === 'Namespace') return fact;
  return view.facts.namespaces.get(fact.namespace);
}

/** Who may attach: the listener for HBONE says so, else `Same`; what istiod does not know counts as `Same` there too. */
function allows(
  gateway: GatewayFact,
  subject: WaypointSubject,
  view: ClusterView,
): boolean {
  const { kind, fact } = subject;
  const home = kind === 'Namespace' ? fact.name : fact.namespace;
  const listener = meshListener(gateway);
  switch (listener?.allowedFrom) {
    case 'All':
      return true;
    case 'Selector':
      // A missing selector matches nothing (apimachinery, LabelSelectorAsSelector of nil).
      return (
        listener.allowedSelector !== null &&
        matchesSelector(
          listener.allowedSelector,
          namespaceOf(subject, view)?.labels ?? {},
        )
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

/** Called by its own address, not by that of a service. */
export const isWorkload = (kind: WaypointSubject['kind']): boolean =>
  kind === 'Pod' || kind === 'WorkloadEntry';
