import { subjectOf } from '../subjects';
import { isSelecting } from '../../mtls/policyIndex';
import { Rule } from '../types';

/**
 * A mesh-wide policy with `selector: {}` counts for sidecars and not for ambient pods of other namespaces: there the filter wants
 * no selector at all (Istio `pilot/pkg/serviceregistry/ambient/workloads.go`, fetchPeerAuthentications; MT-47).
 */
export const policyEmptySelector: Rule = {
  code: 'policy-empty-selector',
  severity: 'warning',
  *inCluster(cluster) {
    const { all, rootNamespace } = cluster.policies;
    for (const policy of all) {
      if (policy.namespace !== rootNamespace) continue;
      if (policy.selector === null || isSelecting(policy)) continue;
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message:
          'It has an empty selector: sidecars take it for mesh-wide, ztunnel gets nothing of it for other namespaces.',
        nextStep: 'Delete the empty selector.',
      };
    }
  },
};
