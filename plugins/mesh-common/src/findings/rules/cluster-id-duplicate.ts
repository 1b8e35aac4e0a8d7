import { clusterSubject } from '../subjects';
import { meshClusters, pairs } from '../../world/clusters';
import { Rule } from '../types';

/**
 * The cluster id is what istiod calls a cluster (`CLUSTER_ID`, default `Kubernetes`) and must be the data key of its remote secret. A
 * key that is istiod's own id is ignored as itself (Istio `pkg/kube/multicluster/secretcontroller.go`).
 */
export const clusterIdDuplicate: Rule = {
  code: 'cluster-id-duplicate',
  severity: 'error',
  *inMesh(world) {
    for (const [a, b] of pairs(meshClusters(world))) {
      if (!a.ctx.clusterId || a.ctx.clusterId !== b.ctx.clusterId) continue;
      yield {
        cluster: a.name,
        subject: clusterSubject(a),
        message: `Its cluster id is ${a.ctx.clusterId}, and so is that of ${b.name}.`,
        nextStep:
          'Give each cluster its own global.multiCluster.clusterName, for istiod and for ztunnel, before they register each other.',
      };
    }
  },
};
