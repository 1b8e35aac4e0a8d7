import { subjectOf } from '../subjects';
import { StringMap } from '../../facts';
import { isSubset } from '../../mode';
import { isSelecting } from '../../mtls/policyIndex';
import { byPolicyName } from '../policies';
import { Rule } from '../types';

/**
 * A selector that matches no pod of its namespace does nothing, and is often a typing error.
 */
export const policySelectsNothing: Rule = {
  code: 'policy-selects-nothing',
  severity: 'info',
  *inCluster(cluster) {
    const { all, rootNamespace } = cluster.policies;
    const entries = [...(cluster.view.details.workloadentries?.values() ?? [])];
    for (const policy of [...all].sort(byPolicyName)) {
      if (policy.namespace === rootNamespace || !isSelecting(policy)) continue;
      const matches = (labels: StringMap) => isSubset(policy.selector, labels);
      if (
        cluster.podsOf(policy.namespace).some(({ pod }) => matches(pod.labels))
      )
        continue;
      if (
        entries.some(
          e => e.namespace === policy.namespace && matches(e.workloadLabels),
        )
      )
        continue;
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: 'Its selector matches no pod of the namespace now.',
        nextStep:
          'Compare matchLabels with the labels of the pods; delete the policy if its workload is gone.',
      };
    }
  },
};
