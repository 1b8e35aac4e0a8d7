import { subjectOf } from '../subjects';
import { eastWestGateways } from '../../world/clusters';
import { Rule } from '../types';

/**
 * Remote istiods find an east-west gateway by the network label on the Gateway object (Istio `pilot/pkg/serviceregistry/ambient/
 * networks.go`).
 */
export const eastWestGatewayWithoutNetwork: Rule = {
  code: 'east-west-gateway-without-network',
  severity: 'error',
  *inCluster(cluster) {
    for (const gateway of eastWestGateways(cluster)) {
      if (gateway.labels['topology.istio.io/network']) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message:
          'It carries no topology.istio.io/network: other clusters know of no way into this network.',
        nextStep: `Label it topology.istio.io/network=${
          cluster.ctx.network ?? '<network>'
        }.`,
      };
    }
  },
};
