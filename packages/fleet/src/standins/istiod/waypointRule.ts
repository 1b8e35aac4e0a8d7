import type { Condition, Gateway, Namespace, Service } from '../client';
import { matches } from '../labels';
import { HBONE_PORT, MANAGED_LABEL } from './options';

const USE = 'istio.io/use-waypoint';
const USE_NAMESPACE = 'istio.io/use-waypoint-namespace';
const FOR = 'istio.io/waypoint-for';
export const WAYPOINT_BOUND = 'istio.io/WaypointBound';
const NEVER_BOUND = new Set<string | undefined>([
  'istio.io-mesh-controller',
  'istio.io-eastwest-controller',
]);

/** Finds a Gateway by `namespace/name`, a Namespace by its name. */
export interface WaypointLookup {
  gateway(key: string): Gateway | undefined;
  namespace(name: string): Namespace | undefined;
}

/** The condition of a Service about its waypoint; undefined where it asks for none. */
export function waypointBound(
  service: Service,
  lookup: WaypointLookup,
): Condition | undefined {
  // Waypoints and east-west gateways never get a waypoint; an ingress gateway may.
  if (NEVER_BOUND.has(service.metadata.labels?.[MANAGED_LABEL])) {
    return undefined;
  }
  const namespace = lookup.namespace(service.metadata.namespace ?? '');
  const wanted = requested(service, namespace);
  if (!wanted) return undefined;
  const gateway = lookup.gateway(wanted);
  if (!gateway || !hasAddress(gateway)) {
    return refused('WaypointIsNotReady', `waypoint "${wanted}" is not ready`);
  }
  if (!admits(gateway, namespace)) {
    return refused(
      'AttachmentDenied',
      `we are not permitted to attach to waypoint "${wanted}" (missing allowedRoutes?)`,
    );
  }
  if (!['service', 'all'].includes(trafficType(gateway))) {
    return refused(
      'UnsupportedTrafficType',
      `attempting to bind to traffic type "service" which the waypoint "${wanted}" does not support`,
    );
  }
  return {
    type: WAYPOINT_BOUND,
    status: 'True',
    reason: 'WaypointAccepted',
    message: `Successfully attached to waypoint ${wanted}`,
  };
}

/** `namespace/name` of the waypoint. The object's own label wins, also when it cannot be met: there is no fallback. */
function requested(
  service: Service,
  namespace: Namespace | undefined,
): string | undefined {
  for (const { labels } of [
    service.metadata,
    namespace?.metadata ?? {},
  ] as Array<{
    labels?: Record<string, string>;
  }>) {
    const name = labels?.[USE];
    if (name === 'none') return undefined;
    // An empty name is a name, too: of a waypoint that cannot exist.
    if (name !== undefined) {
      return `${labels?.[USE_NAMESPACE] ?? service.metadata.namespace}/${name}`;
    }
  }
  return undefined;
}

/**
 * A Gateway counts once it has had an address, whatever its class: istiod does not look at that (Istio
 * `pilot/pkg/serviceregistry/ambient/waypoints.go`, gatewayToWaypointTransform).
 */
function hasAddress(gateway: Gateway): boolean {
  return (gateway.status?.addresses?.length ?? 0) > 0;
}

function trafficType(gateway: Gateway): string {
  return gateway.metadata.labels?.[FOR] ?? 'service';
}

/** `allowedRoutes` of the HBONE listener; without one, only the waypoint's own namespace. */
function admits(gateway: Gateway, from: Namespace | undefined): boolean {
  const listener = gateway.spec.listeners?.find(
    each => each.protocol === 'HBONE' && each.port === HBONE_PORT,
  );
  const rule = listener?.allowedRoutes?.namespaces;
  if (rule?.from === 'All') return true;
  if (rule?.from === 'Selector') {
    return matches(rule.selector, from?.metadata.labels);
  }
  return gateway.metadata.namespace === from?.metadata.name;
}

function refused(reason: string, message: string): Condition {
  return { type: WAYPOINT_BOUND, status: 'False', reason, message };
}
