import { boundSubjects } from '../waypointSubjects';
import { Rule } from '../types';

/**
 * A waypoint of another namespace must allow the attachment (`allowedRoutes.namespaces` of its HBONE listener; default Same).
 * There is no fallback to another waypoint (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`).
 */
export const waypointAttachmentDenied: Rule = {
  code: 'waypoint-attachment-denied',
  severity: 'error',
  *inCluster(cluster) {
    for (const { subject, row } of boundSubjects(cluster)) {
      if (row.reason !== 'attachment-denied') continue;
      yield {
        subject,
        message: `The waypoint ${row.namespace}/${row.name} does not let this namespace attach, so its traffic passes no waypoint.`,
        nextStep: `Allow the namespace in allowedRoutes.namespaces of the listener of Gateway ${row.namespace}/${row.name}.`,
      };
    }
  },
};
