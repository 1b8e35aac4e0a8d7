import { declaredMode } from '../../mode';
import { boundSubjects } from '../waypointSubjects';
import { Rule } from '../types';

/**
 * Only ambient callers are sent to a waypoint by ztunnel, and a waypoint protects pods that ztunnel serves. istiod binds it all the
 * same and says so: the condition does not look at enrolment (seen on a live istiod).
 */
export const waypointOutsideAmbient: Rule = {
  code: 'waypoint-outside-ambient',
  severity: 'warning',
  *inCluster(cluster) {
    for (const { subject, row } of boundSubjects(cluster)) {
      const name = subject.namespace ?? subject.name;
      const namespace = cluster.view.facts.namespaces.get(name);
      if (!namespace || row.reason === 'opted-out') continue;
      const declared = declaredMode(namespace, cluster.ctx);
      if (declared === 'ambient' || declared === 'conflict') continue;
      if (cluster.podsOf(name).some(pod => pod.mode.mode === 'ambient'))
        continue;
      yield {
        subject,
        message: `It asks for the waypoint ${row.namespace}/${row.name}, and namespace ${name} is not in ambient: callers are not bound to pass it.`,
        nextStep: `Label namespace ${name} with istio.io/dataplane-mode=ambient, or take istio.io/use-waypoint off.`,
      };
    }
  },
};
