import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

/**
 * A generated waypoint has one replica, and an autoscaler or budget only where an overlay asks for it (Istio
 * `manifests/charts/istio-control/istio-discovery/files/waypoint.yaml`).
 */
export const waypointSingleReplica: Rule = {
  code: 'waypoint-single-replica',
  severity: 'info',
  *inCluster(cluster) {
    const autoscalers = cluster.view.details.autoscalers;
    for (const { gateway, deployment, users } of waypointsOf(cluster)) {
      if (!users || !deployment || deployment.replicas !== 1) continue;
      const scaled = [...(autoscalers?.values() ?? [])].some(
        ({ namespace, target, minReplicas }) =>
          namespace === deployment.namespace &&
          target.name === deployment.name &&
          minReplicas > 1,
      );
      if (scaled) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message:
          'It runs one pod and is in use: while that pod restarts or moves, its services are down.',
        nextStep:
          'Scale its Deployment to two or more (istiod leaves the number alone), or name an overlay with an autoscaler in spec.infrastructure.parametersRef.',
      };
    }
  },
};
