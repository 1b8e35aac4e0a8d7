import type { Facts } from '../life';

/** What labels say of the Gateway's own, in the order in which they are told. */
export interface Managed {
  namespace: string;
  name: string;
  /** `istio-waypoint` unless said otherwise. */
  className?: 'istio-waypoint' | 'istio-east-west';
  /** Labels of the Gateway, which are passed on. */
  labels?: Record<string, string>;
  /** `name port protocol` of each listener. */
  ports?: string;
}

/** Of the story's cluster `prod-eu-1`, where lives are lived. */
const NETWORK = 'net-eu';

const told = (labels: Record<string, string>) =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(', ');

/** What istiod deploys for a Gateway: three objects that are named as it, owned by it and labelled as it. */
export function deployed(gateway: Managed): Facts {
  const { name, className = 'istio-waypoint' } = gateway;
  const isWaypoint = className === 'istio-waypoint';
  const ports = gateway.ports ?? 'mesh 15008 hbone';
  const own = `of Gateway ${name}, by istio.io/gateway-controller Apply`;
  return {
    ...labelsOf(gateway),
    [`ServiceAccount ${name}`]: own,
    [`Service ${name}`]: own,
    [`Service ${name} ports`]: `${
      isWaypoint ? 'ClusterIP' : 'LoadBalancer'
    }: status-port 15021 tcp, ${ports}`,
    [`Deployment ${name}`]: own,
    [`Deployment ${name} replicas`]: '1 of 1 ready',
  };
}

/** The labels of the three, and of the pods. */
export function labelsOf({
  name,
  className = 'istio-waypoint',
  labels,
}: Managed): Facts {
  const controller = className === 'istio-waypoint' ? 'mesh' : 'eastwest';
  const all = {
    'gateway.istio.io/managed': `istio.io-${controller}-controller`,
    'gateway.networking.k8s.io/gateway-class-name': className,
    'gateway.networking.k8s.io/gateway-name': name,
    'topology.istio.io/network': NETWORK,
    ...labels,
  };
  return {
    [`ServiceAccount ${name} labels`]: told(all),
    [`Service ${name} labels`]: told(all),
    [`Deployment ${name} labels`]: told(all),
    [`Deployment ${name} pod labels`]: told({
      ...all,
      'istio.io/dataplane-mode': 'none',
      'service.istio.io/canonical-name': name,
      'service.istio.io/canonical-revision': 'latest',
      'sidecar.istio.io/inject': 'false',
    }),
  };
}

export const ACCEPTED = 'True Accepted: Resource accepted';
export const WAITING = 'Unknown Pending: Waiting for controller';

/** What `Programmed` says of a Gateway. */
export const programmed = (namespace: string, name: string, port = 15008) => {
  const host = `${name}.${namespace}.svc.cluster.local`;
  const failed = 'Failed to assign to any requested addresses';
  return {
    yes: `True Programmed: Resource programmed, assigned to service(s) ${host}:${port}`,
    noService: `False AddressNotUsable: ${failed}: hostname "${host}" not found`,
    noPort: `False AddressNotUsable: ${failed}: port ${port} not found for hostname "${host}"`,
    noInstances: `False AddressNotAssigned: ${failed}: no instances found for hostname "${host}"`,
  };
};

/** The status of a Gateway that has come up. */
export function reported({ namespace, name, className }: Managed): Facts {
  const of = `Gateway ${name}`;
  return {
    [`${of} status`]: 'by pilot-discovery Update',
    [`${of} Accepted`]: ACCEPTED,
    [`${of} Programmed`]: programmed(namespace, name).yes,
    [`${of} ResolvedRefs`]: 'True ResolvedRefs: All references resolved',
    [`${of} addresses`]:
      className === 'istio-east-west'
        ? 'IPAddress of no Service'
        : `IPAddress of its Service, Hostname ${name}.${namespace}.svc.cluster.local`,
    [`${of} listener mesh`]:
      'Accepted True Accepted, Conflicted False NoConflicts, Programmed True Programmed, ResolvedRefs True ResolvedRefs',
  };
}

/** How a Gateway comes up. `Programmed` may skip what lasts for less than istiod waits for more to happen. */
export const comesUp = ({ namespace, name }: Managed) => {
  const { noService, noInstances } = programmed(namespace, name);
  return {
    [`Gateway ${name} Accepted`]: [{ says: WAITING }],
    [`Gateway ${name} Programmed`]: [
      { says: WAITING },
      { says: noService },
      { says: noInstances, mayBeMissed: true as const },
    ],
  };
};

/** What a Deployment says while it replaces its pods. */
export const ROLLING_OUT = [{ says: 'rolling out' }];

/** Conditions between a new generation and the istiod that has seen it. */
export const ofOlderGeneration = (says: string) => [
  { says: `${says} (of an older generation)` },
];

/** Nothing of it is there any more. */
export const gone = (facts: Facts): Record<string, null> =>
  Object.fromEntries(Object.keys(facts).map(subject => [subject, null]));

/** What `istio.io/WaypointBound` says of a Service. */
export const bound = (waypoint: string) => {
  const by = 'by istio-ambient-service Apply';
  return {
    yes: `True WaypointAccepted: Successfully attached to waypoint ${waypoint}, ${by}`,
    notReady: `False WaypointIsNotReady: waypoint "${waypoint}" is not ready, ${by}`,
    denied: `False AttachmentDenied: we are not permitted to attach to waypoint "${waypoint}" (missing allowedRoutes?), ${by}`,
    otherTraffic: `False UnsupportedTrafficType: attempting to bind to traffic type "service" which the waypoint "${waypoint}" does not support, ${by}`,
  };
};
