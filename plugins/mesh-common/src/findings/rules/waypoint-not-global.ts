import { subjectOf } from '../subjects';
import { serviceScope } from '../../scope';
import { waypointBinding } from '../../waypoint';
import { globalServices } from '../../world/services';
import { Rule } from '../types';

/**
 * A remote caller goes to the waypoint of a global service, and finds it only if the Service of the waypoint is global too
 * (istio/istio#58064).
 */
export const waypointNotGlobal: Rule = {
  code: 'waypoint-not-global',
  severity: 'error',
  *inCluster(cluster, world) {
    if (world.clusters.length < 2) return;
    for (const service of globalServices(cluster)) {
      const row = waypointBinding(
        { kind: 'Service', fact: service },
        cluster.view,
      );
      if (!row?.bound) continue;
      const waypoint = cluster.view.facts.services.get(
        `${row.namespace}/${row.name}`,
      );
      if (!waypoint) continue;
      const ns = cluster.view.facts.namespaces.get(waypoint.namespace);
      if (serviceScope(waypoint, ns, cluster.ctx) === 'global') continue;
      yield {
        subject: subjectOf('Service', service),
        message: `It is global and passes waypoint ${row.namespace}/${row.name}, whose Service is local: other clusters cannot reach it.`,
        nextStep: `Label Gateway ${row.namespace}/${row.name} istio.io/global=true; istiod copies the label to its Service.`,
      };
    }
  },
};
