import { waypointBinding } from '../../waypoint';
import { subjectOf } from '../subjects';
import { Rule } from '../types';

/**
 * A ServiceEntry that is for its own namespace alone (mesh config `serviceEntryVisibility`, since 1.31) does not bind to a
 * waypoint of another (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`, fetchWaypointForService).
 */
export const waypointCrossNamespace: Rule = {
  code: 'waypoint-cross-namespace',
  severity: 'error',
  *inCluster({ view, ctx }) {
    for (const fact of view.details.serviceentries?.values() ?? []) {
      const row = waypointBinding({ kind: 'ServiceEntry', fact }, view, ctx);
      if (row?.reason !== 'cross-namespace-forbidden') continue;
      yield {
        subject: subjectOf('ServiceEntry', fact),
        message: `The mesh config makes this ServiceEntry visible to its own namespace only, so it may not use the waypoint ${row.namespace}/${row.name}: its traffic passes no waypoint.`,
        nextStep: `Use a waypoint of namespace ${fact.namespace}, or give the namespace PUBLIC visibility in serviceEntryVisibility of the mesh config.`,
      };
    }
  },
};
