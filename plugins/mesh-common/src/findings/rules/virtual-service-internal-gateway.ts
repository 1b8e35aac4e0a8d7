import { someOf, subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { isInternalGateway, MESH } from '../analyzer/virtualServices';
import { Rule } from '../types';

/** A VirtualService names a Gateway that istiod makes for itself (Istio `pkg/config/analysis/analyzers/virtualservice/gateways.go`). */
export const virtualServiceInternalGateway: Rule = {
  code: 'virtual-service-internal-gateway',
  severity: 'warning',
  istio: 'IST0165',
  *inCluster(cluster) {
    for (const vs of analyzed(cluster).details('virtualservices')) {
      const internal = vs.gateways.filter(
        name => name !== MESH && isInternalGateway(name),
      );
      if (!internal.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It names ${someOf(
          internal,
        )}, which istiod makes for a Gateway of the Gateway API; that name may change with any release.`,
        nextStep:
          'Write an HTTPRoute for that Gateway instead of a VirtualService.',
      };
    }
  },
};
