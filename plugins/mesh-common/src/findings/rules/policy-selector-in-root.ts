import { subjectOf } from '../subjects';
import { isSelecting } from '../../mtls/policyIndex';
import { Rule } from '../types';

/**
 * A selector in the root namespace never applies, also not to pods that live there (Istio `pilot/pkg/security/authn/
 * policy_applier_test.go`; istio/istio#61023).
 */
export const policySelectorInRoot: Rule = {
  code: 'policy-selector-in-root',
  severity: 'warning',
  *inCluster(cluster) {
    const { all, rootNamespace } = cluster.policies;
    for (const policy of all) {
      if (policy.namespace !== rootNamespace || !isSelecting(policy)) continue;
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `It has a selector and lies in the root namespace ${rootNamespace}: Istio ignores it.`,
        nextStep:
          'Move it to the namespace of the workloads it is meant for, or take its selector away to make it mesh-wide.',
      };
    }
  },
};
