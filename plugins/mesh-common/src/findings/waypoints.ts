import { DeploymentFact, GatewayFact, ServiceFact } from '../facts';
import type { InspectedCluster } from '../world';
import { wantedWaypoint } from '../waypoint/wanted';
import {
  isWaypoint,
  waypointBinding,
  WaypointReadiness,
  waypointReadiness,
} from '../waypoint';

/** A waypoint with what rules ask of it. */
export interface FoundWaypoint {
  readonly gateway: GatewayFact;
  readonly readiness: WaypointReadiness;
  /** The Deployment that istiod makes for it. */
  readonly deployment: DeploymentFact | undefined;
  /** Namespaces, Services, ServiceEntries, WorkloadEntries and pods that ask for it, bound or not. */
  readonly users: number;
}

const memo = new WeakMap<InspectedCluster, FoundWaypoint[]>();

/** Whether a Service passes no waypoint for certain: it asks for none, or for one that is not bound. */
export function passesNoWaypoint(
  service: ServiceFact,
  { view }: InspectedCluster,
): boolean {
  const row = waypointBinding({ kind: 'Service', fact: service }, view);
  return !row || row.bound === false;
}

/** The waypoints of a cluster, by namespace and name. */
export function waypointsOf(cluster: InspectedCluster): FoundWaypoint[] {
  let found = memo.get(cluster);
  if (!found) memo.set(cluster, (found = find(cluster)));
  return found;
}

function find(cluster: InspectedCluster): FoundWaypoint[] {
  const { view } = cluster;
  const users = usersByWaypoint(cluster);
  return [...view.facts.gateways.values()]
    .filter(gateway => isWaypoint(gateway, view))
    .map(gateway => ({
      gateway,
      key: `${gateway.namespace}/${gateway.name}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ gateway, key }) => ({
      gateway,
      readiness: waypointReadiness(gateway, view),
      deployment: view.facts.deployments.get(key),
      users: users.get(key) ?? 0,
    }));
}

function usersByWaypoint({ view }: InspectedCluster): Map<string, number> {
  const users = new Map<string, number>();
  const count = (wanted: ReturnType<typeof wantedWaypoint>) => {
    if (!wanted || wanted.inherited) return;
    const key = `${wanted.namespace}/${wanted.name}`;
    users.set(key, (users.get(key) ?? 0) + 1);
  };
  const { namespaces, services, pods } = view.facts;
  const { serviceentries, workloadentries } = view.details;
  for (const fact of namespaces.values()) {
    count(wantedWaypoint({ kind: 'Namespace', fact }, fact));
  }
  for (const fact of services.values()) {
    count(wantedWaypoint({ kind: 'Service', fact }, undefined));
  }
  for (const fact of pods.values()) {
    count(wantedWaypoint({ kind: 'Pod', fact }, undefined));
  }
  for (const fact of serviceentries?.values() ?? []) {
    count(wantedWaypoint({ kind: 'ServiceEntry', fact }, undefined));
  }
  for (const fact of workloadentries?.values() ?? []) {
    count(wantedWaypoint({ kind: 'WorkloadEntry', fact }, undefined));
  }
  return users;
}
