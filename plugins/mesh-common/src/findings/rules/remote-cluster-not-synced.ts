import { clusterSubject } from '../subjects';
import { readsRemote } from '../../world/remotes';
import { Rule } from '../types';

/**
 * istiod waits for a remote cluster for `PILOT_REMOTE_CLUSTER_TIMEOUT` (30 s) and is ready without it then: workloads there are
 * not known, or as they were (Istio `pkg/kube/multicluster/cluster.go`).
 */
export const remoteClusterNotSynced: Rule = {
  code: 'remote-cluster-not-synced',
  severity: 'error',
  *inMesh({ clusters }) {
    for (const cluster of clusters) {
      for (const other of clusters) {
        const sync = readsRemote(cluster, other);
        if (sync !== 'timeout' && sync !== 'unknown') continue;
        yield {
          cluster: cluster.name,
          subject: clusterSubject(cluster),
          message: `The istiod here has a remote Secret of ${other.name}, and could not sync with it: callers here may see no workload there.`,
          nextStep: `Look at the log of istiod for ${other.ctx.clusterId}: the token may be refused, or the API server of ${other.name} may be out of reach.`,
        };
      }
    }
  },
};
