import {
  ClusterView,
  DeploymentFact,
  GatewayFact,
  GatewayListenerFact,
} from '../facts';
import { readFacts } from '../mode';

/** Whether a waypoint can do its work. null: cannot be read. @public */
export interface WaypointReadiness {
  /** Condition Programmed; null: no istiod has looked at it (`Waiting for controller`). */
  readonly programmed: boolean | null;
  /** istiod knows an address, so objects bind to it. Addresses outlive the pods behind them. */
  readonly hasAddress: boolean;
  /** Pods available now. istiod does not look: Programmed stays True when the last one goes. */
  readonly available: number | null;
  /** One listener of protocol HBONE on port 15008; istiod reports another only on the listener itself. */
  readonly listenerOk: boolean;
}

/** Controllers whose Gateways are waypoints (Istio `pilot/pkg/config/kube/gatewaycommon/classinfo.go`). */
const WAYPOINT_CONTROLLERS: ReadonlySet<string> = new Set([
  'istio.io/mesh-controller',
  'istio.io/agentgateway-waypoint-controller',
]);

/** Whether a Gateway is a waypoint: by the controller of its class, by its name where the class cannot be read. @public */
export function isWaypoint(gateway: GatewayFact, view: ClusterView): boolean {
  const known = view.facts.gatewayclasses.get(gateway.className);
  if (known) return WAYPOINT_CONTROLLERS.has(known.controllerName);
  return gateway.className === 'istio-waypoint';
}

const HBONE_PORT = 15008;

/** @public */
export function waypointReadiness(
  gateway: GatewayFact,
  view: ClusterView,
): WaypointReadiness {
  const programmed = gateway.conditions.find(c => c.type === 'Programmed');
  return {
    programmed:
      !programmed || programmed.status === 'Unknown'
        ? null
        : programmed.status === 'True',
    hasAddress: gateway.addresses.length > 0,
    available: availablePods(gateway, view),
    listenerOk: isListenerOk(gateway),
  };
}

/** The listener through which waypoint traffic comes; undefined: there is none. */
export function meshListener(
  gateway: GatewayFact,
): GatewayListenerFact | undefined {
  return gateway.listeners.find(
    l => l.protocol === 'HBONE' && l.port === HBONE_PORT,
  );
}

/** Only istiod's own waypoint classes are bound to that listener; other vendors' classes are theirs to judge. */
function isListenerOk(gateway: GatewayFact): boolean {
  const refused = gateway.listeners.some(l =>
    l.conditions.some(c => c.type === 'Accepted' && c.status === 'False'),
  );
  if (refused) return false;
  return gateway.className !== 'istio-waypoint' || !!meshListener(gateway);
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

function availablePods(gateway: GatewayFact, view: ClusterView): number | null {
  const deployments = readFacts(view, 'deployments');
  const generated = deployments && generatedDeployment(gateway, deployments);
  if (generated) return generated.available;
  const pods = readFacts(view, 'pods');
  if (!pods) return deployments ? 0 : null;
  let ready = 0;
  for (const pod of pods.values()) {
    if (
      pod.namespace === gateway.namespace &&
      pod.labels[GATEWAY_NAME] === gateway.name &&
      pod.ready &&
      !pod.terminating
    ) {
      ready++;
    }
  }
  return ready;
}

/** istiod names it as the Gateway, unless annotation `gateway.istio.io/name-override` says otherwise. */
function generatedDeployment(
  gateway: GatewayFact,
  deployments: ReadonlyMap<string, DeploymentFact>,
): DeploymentFact | undefined {
  const isOurs = (d: DeploymentFact | undefined) =>
    d?.namespace === gateway.namespace &&
    d.labels[GATEWAY_NAME] === gateway.name;
  const byName = deployments.get(`${gateway.namespace}/${gateway.name}`);
  return isOurs(byName) ? byName : [...deployments.values()].find(isOurs);
}
