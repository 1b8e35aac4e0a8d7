import { someOf, subjectOf } from '../subjects';
import { ClassicGatewayFact, factKey, VirtualServiceFact } from '../../facts';
import { hostsOverlap } from '../analyzer/hosts';
import { analyzed } from '../analyzer/objects';
import {
  gatewayKey,
  isInternalGateway,
  MESH,
} from '../analyzer/virtualServices';
import { Rule } from '../types';

/** No host of a VirtualService is one that its Gateway serves (Istio `pkg/config/analysis/analyzers/virtualservice/gateways.go`). */
export const virtualServiceHostNotOnGateway: Rule = {
  code: 'virtual-service-host-not-on-gateway',
  severity: 'warning',
  istio: 'IST0132',
  *inCluster(cluster) {
    const { details } = analyzed(cluster);
    const gateways = new Map(
      details('classicgateways').map(gateway => [factKey(gateway), gateway]),
    );
    for (const vs of details('virtualservices')) {
      for (const name of vs.gateways) {
        if (name === MESH || isInternalGateway(name)) continue;
        const gateway = gateways.get(gatewayKey(name, vs));
        if (gateway && serves(gateway, vs)) continue;
        yield {
          subject: subjectOf('VirtualService', vs),
          message: `The Gateway ${gatewayKey(
            name,
            vs,
          )} serves none of its hosts (${someOf(
            vs.hosts,
          )}) for its namespace, so its routes never match there.`,
          nextStep:
            'Add the host to a server of the Gateway, with this namespace or */ before it, or correct the host.',
        };
      }
    }
  },
};

function serves(gateway: ClassicGatewayFact, vs: VirtualServiceFact): boolean {
  return gateway.servers
    .flatMap(({ hosts }) => hosts)
    .flatMap(host => hostFor(host, gateway.namespace, vs.namespace))
    .some(host => vs.hosts.some(own => hostsOverlap(host, own)));
}

/** The host without the namespace that may stand before it; nothing where it is for another namespace. */
function hostFor(host: string, home: string, reader: string): string[] {
  const slash = host.indexOf('/');
  if (slash < 0) return [host];
  const scope = host.slice(0, slash);
  const isFor = (scope === '.' ? home : scope) === reader || scope === '*';
  return isFor ? [host.slice(slash + 1)] : [];
}
