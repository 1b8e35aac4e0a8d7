import { subjectOf } from '../subjects';
import type { InspectedPod } from '../../world';
import { isSubset } from '../../mode';
import { byPolicyName } from '../policies';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * A PeerAuthentication has an effect only where a proxy enforces it.
 */
export const policyWithoutProxy: Rule = {
  code: 'policy-without-proxy',
  severity: 'warning',
  *inCluster(cluster) {
    const strict = cluster.policies.all.filter(
      ({ mode, namespace }) =>
        mode === 'STRICT' && namespace !== cluster.policies.rootNamespace,
    );
    for (const policy of [...strict].sort(byPolicyName)) {
      const open = cluster
        .podsOf(policy.namespace)
        .filter(
          ({ pod, mode, mtls }) =>
            mtls.mode === 'NONE' &&
            mode.mode !== 'ambient-pending' &&
            isSubset(policy.selector, pod.labels),
        );
      if (!open.length) continue;
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `It says STRICT, and ${countedPods(open)} it is meant for ${
          open.length === 1 ? 'has' : 'have'
        } no proxy, so plain text is taken (${namesOf(open)}).`,
        nextStep:
          'Bring these pods into the mesh: label the namespace for ambient, or restart what waits for a sidecar.',
      };
    }
  },
};
const namesOf = (pods: readonly InspectedPod[]) =>
  [...new Set(pods.map(({ pod }) => pod.workload?.name ?? pod.name))]
    .slice(0, 3)
    .join(', ');
