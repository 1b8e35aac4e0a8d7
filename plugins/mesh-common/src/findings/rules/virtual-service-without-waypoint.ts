import { subjectOf } from '../subjects';
import { passesNoWaypoint } from '../waypoints';
import { hostParts, serviceInAmbient } from '../../world/services';
import { Rule } from '../types';

/**
 * A VirtualService of the mesh is applied by sidecars of callers and by waypoints; ztunnel ignores it (Istio `pilot/pkg/serviceregistry/
 * ambient`, which reads none).
 */
export const virtualServiceWithoutWaypoint: Rule = {
  code: 'virtual-service-without-waypoint',
  severity: 'warning',
  *inCluster(cluster) {
    for (const service of cluster.view.details.virtualservices?.values() ??
      []) {
      if (service.gateways.length && !service.gateways.includes('mesh'))
        continue;
      for (const host of service.hosts) {
        const [name, namespace] = hostParts(host, service.namespace);
        const target = serviceInAmbient(cluster, namespace, name);
        if (!target) continue;
        if (!passesNoWaypoint(target, cluster)) continue;
        yield {
          subject: subjectOf('VirtualService', service),
          message: `It routes ${host}, which passes no waypoint: callers in ambient do not see it, only sidecars do.`,
          nextStep: `Give Service ${namespace}/${name} a waypoint, and write the route as an HTTPRoute.`,
        };
      }
    }
  },
};
