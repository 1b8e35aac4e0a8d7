import { clusterSubject } from '../subjects';
import { meshClusters } from '../../world/clusters';
import { Rule } from '../types';

/**
 * istiod calls itself `Kubernetes` where nobody named it; the second such cluster cannot be told from the first (Istio
 * `pilot/pkg/features`, CLUSTER_ID).
 */
export const clusterIdDefault: Rule = {
  code: 'cluster-id-default',
  severity: 'warning',
  *inMesh(world) {
    const clusters = meshClusters(world);
    if (clusters.length < 2) return;
    for (const cluster of clusters) {
      if (cluster.ctx.clusterId !== 'Kubernetes') continue;
      yield {
        cluster: cluster.name,
        subject: clusterSubject(cluster),
        message: 'Its istiod has no CLUSTER_ID, so it calls itself Kubernetes.',
        nextStep:
          'Set global.multiCluster.clusterName, for istiod and for ztunnel.',
      };
    }
  },
};
