import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

/**
 * istiod gives a waypoint an address when a pod of it is ready; without one nothing binds to it (Istio
 * `pilot/pkg/serviceregistry/ambient/waypoints.go`).
 */
export const waypointNotProgrammed: Rule = {
  code: 'waypoint-not-programmed',
  severity: 'error',
  *inCluster(cluster) {
    for (const { gateway, readiness } of waypointsOf(cluster)) {
      if (readiness.hasAddress || readiness.programmed === null) continue;
      const said = gateway.conditions.find(c => c.type === 'Programmed');
      yield {
        subject: subjectOf('Gateway', gateway),
        message: `It has no address, so nothing binds to it. istiod says: ${
          said?.reason ?? 'nothing'
        }.`,
        nextStep: `Look at the pods of Deployment ${gateway.name}: kubectl -n ${gateway.namespace} get pods -l gateway.networking.k8s.io/gateway-name=${gateway.name}.`,
      };
    }
  },
};
