import { ServiceEntryFact, ServiceFact } from '../../facts';
import { serviceEntryVisibility, serviceScope } from '../../scope';
import { CanarySubject, waypointBinding, waypointCanary } from '../../waypoint';
import type { ReportService } from '../report';
import { waypointOf } from './waypointOf';
import type { InspectedCluster } from '../../world';

/** One Service of a report. */
export function serviceRow(
  service: ServiceFact,
  cluster: InspectedCluster,
): ReportService {
  const { view, ctx, name } = cluster;
  const ns = view.facts.namespaces.get(service.namespace);
  return {
    cluster: name,
    namespace: service.namespace,
    service: service.name,
    scope: serviceScope(service, ns, ctx),
    waypoint: withCanary({ kind: 'Service', fact: service }, cluster),
  };
}

/**
 * One ServiceEntry of a report. istiod reads them of its own cluster only, so none is global (Istio
 * `pilot/pkg/serviceregistry/ambient/services.go`).
 */
export function serviceEntryRow(
  entry: ServiceEntryFact,
  cluster: InspectedCluster,
): ReportService {
  return {
    cluster: cluster.name,
    namespace: entry.namespace,
    service: entry.name,
    kind: 'ServiceEntry',
    scope: 'local',
    ...visibilityOf(entry, cluster),
    waypoint: withCanary({ kind: 'ServiceEntry', fact: entry }, cluster),
  };
}

function visibilityOf(
  { namespace }: ServiceEntryFact,
  { view, ctx }: InspectedCluster,
): Pick<ReportService, 'visibility'> {
  const ns = view.facts.namespaces.get(namespace);
  const visibility = serviceEntryVisibility(ns, ctx);
  return visibility === 'public' ? {} : { visibility };
}

function withCanary(
  subject: CanarySubject,
  { view, ctx }: InspectedCluster,
): ReportService['waypoint'] {
  const row = waypointBinding(subject, view, ctx);
  const waypoint = waypointOf(row);
  const canary = waypointCanary(subject, row, view, ctx.istiodVersion);
  if (!waypoint || !canary) return waypoint;
  const { name, namespace, weight, bound, reason } = canary;
  return { ...waypoint, canary: { name, namespace, weight, bound, reason } };
}
