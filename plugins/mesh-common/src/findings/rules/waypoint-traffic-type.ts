import { trafficType } from '../../waypoint';
import { boundSubjects } from '../waypointSubjects';
import { Rule } from '../types';

/**
 * A waypoint serves Services, workloads, both or none (label `istio.io/waypoint-for`, default service). What it does not serve
 * gets no waypoint (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`).
 */
export const waypointTrafficType: Rule = {
  code: 'waypoint-traffic-type',
  severity: 'warning',
  *inCluster(cluster) {
    for (const { subject, row } of boundSubjects(cluster)) {
      if (row.reason !== 'unsupported-traffic-type') continue;
      const gateway = cluster.view.facts.gateways.get(
        `${row.namespace}/${row.name}`,
      );
      const serves = gateway
        ? trafficType(gateway, cluster.view)
        : 'something else';
      yield {
        subject,
        message: `The waypoint ${row.namespace}/${row.name} is for ${serves}, not for a ${row.subject.kind}: its traffic passes no waypoint.`,
        nextStep: `Set istio.io/waypoint-for of the Gateway to all, or name another waypoint.`,
      };
    }
  },
};
