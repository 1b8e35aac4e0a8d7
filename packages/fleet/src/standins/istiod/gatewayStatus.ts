import type { Condition, Gateway, GatewayAddress, Listener } from '../client';
import { withConditions } from '../conditions';
import type { ClassInfo } from './gatewayClasses';
import { portsOf } from './gatewayWorkload';
import { HBONE_PORT } from './options';
import type { KnownService } from './serviceIndex';

/** The status of a Gateway that istiod handles. Addresses that were once assigned are never taken away again. */
export function gatewayStatus(
  gateway: Gateway,
  info: ClassInfo,
  facts: KnownService,
) {
  const { addresses, programmed } = assign(gateway, info, facts);
  const observedGeneration = gateway.metadata.generation;
  return {
    addresses: addresses.length > 0 ? addresses : gateway.status?.addresses,
    conditions: withConditions(
      gateway.status?.conditions,
      {
        type: 'Accepted',
        status: 'True',
        reason: 'Accepted',
        message: 'Resource accepted',
        observedGeneration,
      },
      { ...programmed, observedGeneration },
      {
        type: 'ResolvedRefs',
        status: 'True',
        reason: 'ResolvedRefs',
        message: 'All references resolved',
        observedGeneration,
      },
    ),
    listeners: (gateway.spec.listeners ?? []).map(listener =>
      listenerStatus(listener, gateway),
    ),
  };
}

interface Assignment {
  addresses: GatewayAddress[];
  programmed: Condition;
}

function assign(
  gateway: Gateway,
  info: ClassInfo,
  { service, slices }: KnownService,
): Assignment {
  const { name, namespace } = gateway.metadata;
  const host = `${name}.${namespace}.svc.cluster.local`;
  const failed = 'Failed to assign to any requested addresses';
  if (!service) {
    return refused(
      'AddressNotUsable',
      `${failed}: hostname "${host}" not found`,
    );
  }
  // An endpoint counts whether it is ready or not: a waypoint whose image cannot be pulled is Programmed.
  if (!slices.some(slice => slice.endpoints?.length)) {
    return refused(
      'AddressNotAssigned',
      `${failed}: no instances found for hostname "${host}"`,
    );
  }
  const ports = portsOf(gateway).map(({ port }) => port);
  const isServed = (port: number) =>
    service.spec.ports?.some(each => each.port === port) ?? false;
  const served = ports
    .filter(isServed)
    .map(port => `${host}:${port}`)
    .join(' and ');
  const missing = ports
    .filter(port => !isServed(port))
    .map(port => `port ${port} not found for hostname "${host}"`);
  const partly = served
    ? `Assigned to service(s) ${served}, but failed to assign to all requested addresses`
    : failed;
  if (missing.length > 0) {
    return refused('AddressNotUsable', `${partly}: ${missing.join('; ')}`);
  }
  const hostname = { type: 'Hostname', value: host };
  const clusterIP = { type: 'IPAddress', value: service.spec.clusterIP ?? '' };
  if (info.serviceType !== 'LoadBalancer') {
    return assigned(served, [clusterIP, hostname]);
  }
  const external = (service.status?.loadBalancer?.ingress ?? []).flatMap(
    ({ ip }) => (ip ? { type: 'IPAddress', value: ip } : []),
  );
  if (external.length > 0) return assigned(served, external);
  return refused(
    'AddressNotAssigned',
    `${partly}: address pending for hostname "${host}"`,
    // Not an external address: readers must look at Programmed, too.
    [clusterIP],
  );
}

function assigned(served: string, addresses: GatewayAddress[]): Assignment {
  return {
    addresses,
    programmed: {
      type: 'Programmed',
      status: 'True',
      reason: 'Programmed',
      message: `Resource programmed, assigned to service(s) ${served}`,
    },
  };
}

function refused(
  reason: string,
  message: string,
  addresses: GatewayAddress[] = [],
): Assignment {
  return {
    addresses,
    programmed: { type: 'Programmed', status: 'False', reason, message },
  };
}

/** A wrong listener turns only its own condition False; the Gateway stays accepted, Services still bind. */
function listenerStatus(listener: Listener, gateway: Gateway) {
  const standing = gateway.status?.listeners as
    | Array<{ name: string; conditions?: Condition[] }>
    | undefined;
  const fits = listener.port === HBONE_PORT && listener.protocol === 'HBONE';
  const fine = (type: string, status: string, reason: string): Condition => ({
    type,
    status,
    reason,
    message: 'No errors found',
    observedGeneration: gateway.metadata.generation,
  });
  const accepted = fits
    ? fine('Accepted', 'True', 'Accepted')
    : {
        ...fine('Accepted', 'False', 'UnsupportedProtocol'),
        message: `Expected a single listener on port ${HBONE_PORT} with protocol "HBONE"`,
      };
  return {
    name: listener.name,
    attachedRoutes: 0,
    supportedKinds: [],
    conditions: withConditions(
      standing?.find(each => each.name === listener.name)?.conditions,
      accepted,
      fine('Conflicted', 'False', 'NoConflicts'),
      fine('Programmed', 'True', 'Programmed'),
      fine('ResolvedRefs', 'True', 'ResolvedRefs'),
    ),
  };
}
