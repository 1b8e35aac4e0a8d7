import { meshClusters } from '../../world/clusters';
import { Rule } from '../types';

/**
 * In ambient the network of a cluster is label `topology.istio.io/network` of istiod's namespace; absent means the network with no
 * name (Istio `pilot/pkg/serviceregistry/ambient/networks.go`).
 */
export const networkMissing: Rule = {
  code: 'network-missing',
  severity: 'error',
  *inMesh(world) {
    const clusters = meshClusters(world);
    if (!clusters.some(cluster => cluster.ctx.network)) return;
    for (const cluster of clusters) {
      if (cluster.ctx.network) continue;
      yield {
        cluster: cluster.name,
        subject: { kind: 'Namespace', name: cluster.ctx.systemNamespace },
        message: `Other clusters have a network, this one has none: namespace ${cluster.ctx.systemNamespace} carries no topology.istio.io/network.`,
        nextStep: `Label it: kubectl label namespace ${cluster.ctx.systemNamespace} topology.istio.io/network=<network>.`,
      };
    }
  },
};
