import { subjectOf } from '../subjects';
import { eastWestGateways } from '../../world/clusters';
import { Rule } from '../types';

/**
 * While the address of its load balancer is pending, the status of an east-west gateway holds the ClusterIP, and remote istiods take
 * it (seen on a live istiod): it looks complete and cannot work.
 */
export const eastWestAddressPending: Rule = {
  code: 'east-west-address-pending',
  severity: 'error',
  *inCluster(cluster) {
    for (const gateway of eastWestGateways(cluster)) {
      const service = cluster.view.facts.services.get(
        `${gateway.namespace}/${gateway.name}`,
      );
      const inside = gateway.addresses.filter(a => a === service?.clusterIp);
      const programmed = gateway.conditions.find(c => c.type === 'Programmed');
      const pending = programmed?.status === 'False';
      if (!pending && !inside.length) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message: inside.length
          ? `Its only address is ${inside[0]}, a ClusterIP: no other network reaches it.`
          : `It has no address (${programmed?.reason}).`,
        nextStep:
          'Look at the load balancer of its Service: kubectl describe service of the same name.',
      };
    }
  },
};
