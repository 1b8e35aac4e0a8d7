import { subjectOf } from '../subjects';
import { waypointBinding } from '../../waypoint';
import { isAmbient } from '../../world/clusters';
import { servicesByName } from '../../world/services';
import { Rule } from '../types';
import { passesNoWaypoint } from '../waypoints';

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
      const bound = global
        .map(({ cluster, service: fact }) => ({
          cluster,
          row: waypointBinding({ kind: 'Service', fact }, cluster.view),
        }))
        .find(({ row }) => row?.bound);
      if (!bound?.row) continue;
      const { name, namespace } = bound.row;
      for (const { cluster, service } of global) {
        if (!passesNoWaypoint(service, cluster)) continue;
        yield {
          cluster: cluster.name,
          subject: subjectOf('Service', service),
          message: `It passes waypoint ${namespace}/${name} in ${bound.cluster.name} and none here.`,
          nextStep:
            'Create the same waypoint here and label the Service alike, with the same policies.',
        };
      }
    }
  },
};
