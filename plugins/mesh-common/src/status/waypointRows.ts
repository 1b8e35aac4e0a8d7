import type { WaypointRow } from '../contract';
import { ClusterView, PodFact, ServiceFact } from '../facts';
import { isSubset, readFacts } from '../mode';
import { waypointBinding, WaypointSubject } from '../waypoint';
import { EntityLink } from '../entity';

/**
 * The waypoints that the objects of an entity ask for: its namespaces, its Services, and pods with a label of their own.
 * What a Service merely inherits is said once, for the namespace, unless it came out differently.
 */
export function waypointRows(
  link: EntityLink,
  namespaces: readonly string[],
  pods: readonly PodFact[],
  view: ClusterView,
): WaypointRow[] {
  const rows: WaypointRow[] = [];
  for (const name of namespaces) {
    const fact = view.facts.namespaces.get(name);
    const own = fact && waypointBinding({ kind: 'Namespace', fact }, view);
    if (own) rows.push(own);
    const services = entityServices(link, name, pods, view);
    rows.push(...subjectRows(services, own ?? null, view));
  }
  rows.push(...podRows(pods, view));
  return rows;
}

function subjectRows(
  services: readonly ServiceFact[],
  inherited: WaypointRow | null,
  view: ClusterView,
): WaypointRow[] {
  return services
    .map(fact => waypointBinding({ kind: 'Service', fact }, view))
    .filter(row => row !== null)
    .filter(row => !inherited || !saysTheSame(row, inherited));
}

function saysTheSame(a: WaypointRow, b: WaypointRow): boolean {
  return (
    a.name === b.name && a.namespace === b.namespace && a.reason === b.reason
  );
}

/** Services that select a pod of the entity; every Service where the entity is the whole namespace. */
function entityServices(
  link: EntityLink,
  namespace: string,
  pods: readonly PodFact[],
  view: ClusterView,
): ServiceFact[] {
  const services = readFacts(view, 'services');
  if (!services) return [];
  const here = pods.filter(pod => pod.namespace === namespace);
  return [...services.values()]
    .filter(service => service.namespace === namespace)
    .filter(({ selector }) =>
      selector && link.selector
        ? here.some(pod => isSubset(selector, pod.labels))
        : !link.selector,
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One row for each waypoint that pods name themselves: a workload's pods are alike. */
function podRows(pods: readonly PodFact[], view: ClusterView): WaypointRow[] {
  const seen = new Map<string, WaypointRow>();
  for (const fact of pods) {
    if (fact.labels['istio.io/use-waypoint'] === undefined) continue;
    const subject: WaypointSubject = { kind: 'Pod', fact };
    const row = waypointBinding(subject, view);
    if (row) seen.set(`${row.namespace}/${row.name}`, row);
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
