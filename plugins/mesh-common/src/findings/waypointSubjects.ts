import type { WaypointRow } from '../contract';
import { ObjectFact, PodFact } from '../facts';
import type { Finding } from '../inspect/report';
import type { InspectedCluster } from '../world';
import { waypointBinding, WaypointSubject } from '../waypoint';

/** An object that asks for a waypoint itself, and what became of it. */
export interface BoundSubject {
  readonly subject: Finding['subject'];
  readonly row: WaypointRow;
}

const USE = 'istio.io/use-waypoint';

/**
 * Every object that carries `istio.io/use-waypoint`. Those that inherit it from their namespace are left out: what is wrong
 * with the namespace is said once. Pods of a workload count as one, named by the workload.
 */
export function boundSubjects(cluster: InspectedCluster): BoundSubject[] {
  return labelled(cluster).flatMap(subject => {
    const row = waypointBinding(subject, cluster.view, cluster.ctx);
    return row ? [{ subject: nameOf(subject), row }] : [];
  });
}

function labelled({ view }: InspectedCluster): WaypointSubject[] {
  const { namespaces, services, pods } = view.facts;
  const { serviceentries, workloadentries } = view.details;
  const all: WaypointSubject[] = [
    ...asking(namespaces).map(fact => ({ kind: 'Namespace' as const, fact })),
    ...asking(services).map(fact => ({ kind: 'Service' as const, fact })),
    ...asking(serviceentries).map(fact => ({
      kind: 'ServiceEntry' as const,
      fact,
    })),
    ...asking(workloadentries).map(fact => ({
      kind: 'WorkloadEntry' as const,
      fact,
    })),
  ];
  const ofWorkloads = onePerWorkload(asking(pods));
  return [...all, ...ofWorkloads.map(fact => ({ kind: 'Pod' as const, fact }))];
}

function asking<T extends ObjectFact>(
  facts: ReadonlyMap<string, T> | null,
): T[] {
  return [...(facts?.values() ?? [])].filter(
    fact => fact.labels[USE] !== undefined,
  );
}

function onePerWorkload(pods: readonly PodFact[]): PodFact[] {
  const found = new Map<string, PodFact>();
  for (const pod of pods) {
    const { kind, name } = pod.workload ?? { kind: 'Pod', name: pod.name };
    const key = `${pod.namespace}/${kind}/${name}/${pod.labels[USE]}`;
    if (!found.has(key)) found.set(key, pod);
  }
  return [...found.values()];
}

function nameOf(subject: WaypointSubject): Finding['subject'] {
  if (subject.kind === 'Namespace') {
    return { kind: 'Namespace', name: subject.fact.name };
  }
  const { namespace, name } = subject.fact;
  const workload = subject.kind === 'Pod' ? subject.fact.workload : null;
  return workload
    ? { kind: workload.kind, namespace, name: workload.name }
    : { kind: subject.kind, namespace, name };
}
