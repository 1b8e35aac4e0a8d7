import { someOf, subjectOf } from '../subjects';
import { factKey } from '../../facts';
import { analyzed } from '../analyzer/objects';
import {
  gatewayKey,
  isInternalGateway,
  MESH,
} from '../analyzer/virtualServices';
import { Rule } from '../types';

/** A VirtualService names a Gateway that does not exist (Istio `pkg/config/analysis/analyzers/virtualservice/gateways.go`). */
export const virtualServiceGatewayMissing: Rule = {
  code: 'virtual-service-gateway-missing',
  severity: 'error',
  istio: 'IST0101',
  *inCluster(cluster) {
    const { details } = analyzed(cluster);
    const gateways = new Set(details('classicgateways').map(factKey));
    for (const vs of details('virtualservices')) {
      const missing = vs.gateways
        .filter(name => name !== MESH && !isInternalGateway(name))
        .map(name => gatewayKey(name, vs))
        .filter(key => !gateways.has(key));
      if (!missing.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It names the Gateway ${someOf(
          missing,
        )} (of networking.istio.io), which does not exist: its routes hold for no traffic that comes in there.`,
        nextStep:
          'Correct the name, as namespace/name for another namespace, or create the Gateway.',
      };
    }
  },
};
