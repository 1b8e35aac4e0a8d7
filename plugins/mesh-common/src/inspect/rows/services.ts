import { ServiceEntryFact, ServiceFact } from '../../facts';
import { serviceScope } from '../../scope';
import { waypointBinding } from '../../waypoint';
import type { ReportService } from '../report';
import { waypointOf } from './waypointOf';
import type { InspectedCluster } from '../../world';

/** One Service of a report. */
export function serviceRow(
  service: ServiceFact,
  { view, ctx, name }: InspectedCluster,
): ReportService {
  const ns = view.facts.namespaces.get(service.namespace);
  return {
    cluster: name,
    namespace: service.namespace,
    service: service.name,
    scope: serviceScope(service, ns, ctx),
    waypoint: waypointOf(
      waypointBinding({ kind: 'Service', fact: service }, view),
    ),
  };
}

/**
 * One ServiceEntry of a report. istiod reads them of its own cluster only, so none is global (Istio
 * `pilot/pkg/serviceregistry/ambient/services.go`).
 */
export function serviceEntryRow(
  entry: ServiceEntryFact,
  { view, name }: InspectedCluster,
): ReportService {
  return {
    cluster: name,
    namespace: entry.namespace,
    service: entry.name,
    kind: 'ServiceEntry',
    scope: 'local',
    waypoint: waypointOf(
      waypointBinding({ kind: 'ServiceEntry', fact: entry }, view),
    ),
  };
}
