import { subjectOf } from '../subjects';
import { passesNoWaypoint } from '../waypoints';
import { serviceInAmbient } from '../../world/services';
import { Rule } from '../types';

/**
 * A route of a Service is applied by a waypoint. istiod sets ResolvedWaypoints to True in every case, only its message differs
 * (seen on a live istiod), so the binding of the Service decides.
 */
export const routeWithoutWaypoint: Rule = {
  code: 'route-without-waypoint',
  severity: 'warning',
  *inCluster(cluster) {
    for (const route of cluster.view.details.routes?.values() ?? []) {
      for (const parent of route.parents) {
        if (parent.kind !== 'Service') continue;
        const service = serviceInAmbient(
          cluster,
          parent.namespace,
          parent.name,
        );
        if (!service) continue;
        if (!passesNoWaypoint(service, cluster)) continue;
        yield {
          subject: subjectOf(route.kind, route),
          message: `Its parent, Service ${parent.namespace}/${parent.name}, passes no waypoint: in ambient the route is not applied.`,
          nextStep: `Give Service ${parent.namespace}/${parent.name} a waypoint (label istio.io/use-waypoint).`,
        };
      }
    }
  },
};
