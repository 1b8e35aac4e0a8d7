import { subjectOf } from '../subjects';
import { attachedInAmbient } from '../authorization';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * An EnvoyFilter changes an Envoy; ambient pods have none, and waypoints do not take EnvoyFilters as sidecars do (Istio docs, ambient
 * upgrade; `pilot/pkg/model/envoyfilter.go`).
 */
export const envoyFilterInAmbient: Rule = {
  code: 'envoy-filter-in-ambient',
  severity: 'warning',
  *inCluster(cluster) {
    for (const { policy, pods } of attachedInAmbient(cluster, 'envoyfilters')) {
      yield {
        subject: subjectOf('EnvoyFilter', policy),
        message: `It is meant for ${countedPods(
          pods,
        )} that run in ambient and have no Envoy: it does nothing for them.`,
        nextStep:
          'Find out what it was for: most of it is a waypoint, a route or a policy today. Keep the sidecar if it is needed.',
      };
    }
  },
};
