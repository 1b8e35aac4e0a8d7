import { clusterSubject } from '../subjects';
import { readsRemote } from '../../world/remotes';
import { Rule } from '../types';

/**
 * Registering is directional: an istiod knows the workloads of clusters whose API server it reads (Istio
 * `pilot/pkg/serviceregistry/kube/controller/multicluster.go`). Found where istiods were asked (`/debug/clusterz`).
 */
export const remoteClusterOneWay: Rule = {
  code: 'remote-cluster-one-way',
  severity: 'warning',
  *inMesh({ clusters }) {
    for (const cluster of clusters) {
      for (const other of clusters) {
        if (readsRemote(cluster, other) !== 'not-registered') continue;
        const back = readsRemote(other, cluster);
        if (!back || back === 'not-registered') continue;
        yield {
          cluster: cluster.name,
          subject: clusterSubject(cluster),
          message: `The istiod of ${other.name} reads this cluster, but the one here does not read ${other.name}: callers here see no workload there.`,
          nextStep: `Apply a remote Secret of ${other.name} here: istioctl create-remote-secret --name ${other.ctx.clusterId}.`,
        };
      }
    }
  },
};
