import type {
  Condition,
  EndpointSlice,
  Gateway,
  GatewayAddress,
  Service,
} from '../client';
import type { ClassInfo } from './gatewayClasses';
import { portsOf } from './gatewayWorkload';
import type { KnownService } from './serviceIndex';

/** The addresses that istiod finds for a Gateway; none where it found none now. */
export interface Assignment {
  addresses: GatewayAddress[];
  programmed: Condition;
}

const FAILED = 'Failed to assign to any requested addresses';

/**
 * Where a Gateway can be reached, by its Service as istiod read it last (Istio
 * `pilot/pkg/config/kube/gatewaycommon/context.go`, ResolveGatewayInstances, and `conversion.go`, SetProgrammedCondition).
 */
export function assign(
  gateway: Gateway,
  info: ClassInfo,
  { service, slices }: KnownService,
): Assignment {
  const { name, namespace } = gateway.metadata;
  const host = `${name}.${namespace}.svc.cluster.local`;
  if (!service) {
    return refused(
      'AddressNotUsable',
      `${FAILED}: hostname "${host}" not found`,
    );
  }
  if (!hasInstances(slices)) {
    return refused(
      'AddressNotAssigned',
      `${FAILED}: no instances found for hostname "${host}"`,
    );
  }
  const { served, missing } = portsIn(service, gateway, host);
  if (missing.length > 0) {
    return refused(
      'AddressNotUsable',
      `${partly(served)}: ${missing.join('; ')}`,
    );
  }
  const clusterIP = { type: 'IPAddress', value: service.spec.clusterIP ?? '' };
  if (info.serviceType !== 'LoadBalancer') {
    return assigned(served, [clusterIP, { type: 'Hostname', value: host }]);
  }
  const external = (service.status?.loadBalancer?.ingress ?? []).flatMap(
    ({ ip }) => (ip ? { type: 'IPAddress', value: ip } : []),
  );
  if (external.length > 0) return assigned(served, external);
  return refused(
    'AddressNotAssigned',
    `${partly(served)}: address pending for hostname "${host}"`,
    // Not an external address: readers must look at Programmed, too.
    [clusterIP],
  );
}

/** An endpoint counts whether it is ready or not: a waypoint whose image cannot be pulled is Programmed. */
function hasInstances(slices: EndpointSlice[]): boolean {
  return slices.some(({ endpoints }) => endpoints?.length);
}

/** The ports of the listeners that the Service has, and a complaint about each that it does not have yet. */
function portsIn(service: Service, gateway: Gateway, host: string) {
  const ports = portsOf(gateway).map(({ port }) => port);
  const has = (port: number) =>
    service.spec.ports?.some(each => each.port === port) ?? false;
  return {
    served: ports.filter(has).map(port => `${host}:${port}`),
    missing: ports
      .filter(port => !has(port))
      .map(port => `port ${port} not found for hostname "${host}"`),
  };
}

function partly(served: string[]): string {
  if (served.length === 0) return FAILED;
  return `Assigned to service(s) ${served.join(
    ' and ',
  )}, but failed to assign to all requested addresses`;
}

function assigned(served: string[], addresses: GatewayAddress[]): Assignment {
  return {
    addresses,
    programmed: {
      type: 'Programmed',
      status: 'True',
      reason: 'Programmed',
      message: `Resource programmed, assigned to service(s) ${served.join(
        ' and ',
      )}`,
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
