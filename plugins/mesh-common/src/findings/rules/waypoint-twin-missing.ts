import { waypointBinding } from '../../waypoint';
import { isAmbient } from '../../world/clusters';
import { subject } from '../namespaces';
import { servicesByName } from '../../world/services';
import { Rule } from '../types';

/**
 * Nothing keeps waypoints alike between clusters: same name and same policies are assumed everywhere (Istio `pilot/pkg/serviceregistry/
 * ambient/services.go`).
 */
export const waypointTwinMissing: Rule = {
  code: 'waypoint-twin-missing',
  severity: 'warning',
  *inMesh(world) {
    for (const copies of servicesByName(world)) {
      const global = copies.filter(
        ({ scope, cluster }) => scope === 'global' && isAmbient(cluster),
      );
      const withRow = global.map(copy => ({
        ...copy,
        row: waypointBinding(
          { kind: 'Service', fact: copy.service },
          copy.cluster.view,
        ),
      }));
      const bound = withRow.find(({ row }) => row?.bound);
      if (!bound) continue;
      for (const { cluster, service, row } of withRow) {
        if (row?.bound !== false && row) continue;
        yield {
          cluster: cluster.name,
          subject: subject('Service', service),
          message: `It passes waypoint ${bound.row!.namespace}/${
            bound.row!.name
          } in ${bound.cluster.name} and none here.`,
          nextStep: `Create the same waypoint here and label the Service alike, with the same policies.`,
        };
      }
    }
  },
};
