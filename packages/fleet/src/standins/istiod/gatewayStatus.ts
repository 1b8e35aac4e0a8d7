import type { Condition, Gateway, Listener } from '../client';
import { withConditions } from '../conditions';
import { assign } from './gatewayAddress';
import type { ClassInfo } from './gatewayClasses';
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
