import { GatewayFact } from '../../facts';
import { isWaypoint, trafficType, waypointReadiness } from '../../waypoint';
import type { ReportWaypoint } from '../report';
import type { InspectedCluster } from '../../world';

/** The waypoints of a cluster, by namespace and name. */
export function waypointRows(cluster: InspectedCluster): ReportWaypoint[] {
  return [...cluster.view.facts.gateways.values()]
    .filter(gateway => isWaypoint(gateway, cluster.view))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(gateway => waypointRow(gateway, cluster));
}

const keyOf = (g: GatewayFact) => `${g.namespace}/${g.name}`;

function waypointRow(
  gateway: GatewayFact,
  { view, name }: InspectedCluster,
): ReportWaypoint {
  return {
    cluster: name,
    namespace: gateway.namespace,
    name: gateway.name,
    for: trafficType(gateway, view),
    revision: gateway.labels['istio.io/rev'] ?? null,
    ...readiness(gateway, view),
  };
}

function readiness(
  gateway: GatewayFact,
  view: InspectedCluster['view'],
): Pick<ReportWaypoint, 'ready' | 'reason'> {
  const { programmed, hasAddress, available, listenerOk } = waypointReadiness(
    gateway,
    view,
  );
  if (programmed === null && !hasAddress) {
    return { ready: false, reason: 'waiting-for-controller' };
  }
  if (!hasAddress) return { ready: false, reason: 'no-address' };
  if (!listenerOk) return { ready: false, reason: 'listener-unsupported' };
  // Programmed stays True when the last pod goes, so the pods decide.
  if (available === 0) return { ready: false, reason: 'no-pods' };
  if (programmed === false) {
    return {
      ready: isBehind(gateway) && (available === null ? null : true),
      reason: 'not-programmed',
    };
  }
  if (available === null) return { ready: null, reason: 'pods-unreadable' };
  return { ready: true, reason: 'ready' };
}

/**
 * istiod says that there is no instance, as it was when it last read its Services: it reads them again when one of them changes,
 * not when a pod comes back (seen with istiod of 1.31; Istio `pilot/pkg/config/kube/gatewaycommon/conversion.go`).
 */
function isBehind(gateway: GatewayFact): boolean {
  return gateway.conditions.some(
    ({ type, reason }) =>
      type === 'Programmed' && reason === 'AddressNotAssigned',
  );
}
