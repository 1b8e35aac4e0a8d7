import { clusterSubject } from '../subjects';
import {
  eastWestGateways,
  isAmbient,
  meshClusters,
} from '../../world/clusters';
import { globalServices } from '../../world/services';
import { Rule } from '../types';

/**
 * Across networks ambient goes through an east-west gateway of class `istio-east-west`; ztunnel refuses a remote workload without one
 * (ztunnel `src/proxy/outbound.rs`).
 */
export const eastWestGatewayMissing: Rule = {
  code: 'east-west-gateway-missing',
  severity: 'error',
  *inMesh(world) {
    for (const cluster of meshClusters(world)) {
      if (!isAmbient(cluster) || !cluster.ctx.network) continue;
      const apart = meshClusters(world).some(
        other =>
          isAmbient(other) &&
          other.ctx.network &&
          other.ctx.network !== cluster.ctx.network,
      );
      const globals = globalServices(cluster);
      if (!apart || !globals.length || eastWestGateways(cluster).length)
        continue;
      yield {
        cluster: cluster.name,
        subject: clusterSubject(cluster),
        message: `${globals.length} of its services ${
          globals.length === 1 ? 'is' : 'are'
        } global, and it has no east-west gateway: clusters of other networks do not reach them.`,
        nextStep: `Create a Gateway of class istio-east-west in ${cluster.ctx.systemNamespace}, with label topology.istio.io/network=${cluster.ctx.network}.`,
      };
    }
  },
};
