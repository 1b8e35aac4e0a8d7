import { serviceEntryVisibility } from '../../scope';
import { subjectOf } from '../subjects';
import { Rule } from '../types';

/**
 * The mesh config gives the namespace visibility NONE (`serviceEntryVisibility`, since 1.31): no ztunnel and no waypoint hears
 * of the ServiceEntry, and istiod writes no condition that says so (Istio `pilot/pkg/serviceregistry/ambient/services.go`,
 * serviceEntriesInfo; issue 60908).
 */
export const serviceEntryHidden: Rule = {
  code: 'service-entry-hidden',
  severity: 'warning',
  *inCluster({ view, ctx }) {
    for (const entry of view.details.serviceentries?.values() ?? []) {
      const ns = view.facts.namespaces.get(entry.namespace);
      if (serviceEntryVisibility(ns, ctx) !== 'none') continue;
      yield {
        subject: subjectOf('ServiceEntry', entry),
        message: `serviceEntryVisibility of the mesh config hides the ServiceEntries of this namespace: ztunnel and waypoints are not told of it.`,
        nextStep: `Give namespace ${entry.namespace} NAMESPACE or PUBLIC visibility in the mesh config, or delete the ServiceEntry.`,
      };
    }
  },
};
