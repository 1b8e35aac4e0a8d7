import { NamespaceFact, ServiceFact } from '../facts';
import { declaredMode, isSubset } from '../mode';
import type { InspectedCluster, InspectedPod, MeshWorld } from '../world';
import { Place } from './types';

const APPLICATION: ReadonlySet<string> = new Set([
  ...['ambient', 'ambient-pending', 'ambient-blocked', 'sidecar'],
  ...['sidecar-pending-restart', 'none'],
]);

const isApplication = ({ mode }: InspectedPod) => APPLICATION.has(mode.mode);

/** Every cluster, its namespaces and their services: what advice is given about, in this order. */
export function placesOf(world: MeshWorld): Place[] {
  return world.clusters.flatMap(cluster => [
    clusterPlace(cluster, world),
    ...[...cluster.view.facts.namespaces.values()]
      .filter(namespace => isWorthAWord(namespace, cluster))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(namespace => [
        namespacePlace(namespace, cluster, world),
        ...servicePlaces(namespace, cluster, world),
      ]),
  ]);
}

/** Not a namespace where nothing runs and that asks for nothing. */
function isWorthAWord(namespace: NamespaceFact, cluster: InspectedCluster) {
  return (
    cluster.podsOf(namespace.name).length > 0 ||
    cluster.ctx.systemNamespaces.has(namespace.name) ||
    declaredMode(namespace, cluster.ctx) !== 'none'
  );
}

function clusterPlace(cluster: InspectedCluster, world: MeshWorld): Place {
  const pods = cluster.pods.filter(isApplication);
  return { kind: 'Cluster', world, cluster, pods };
}

/** @internal */
export function namespacePlace(
  namespace: NamespaceFact,
  cluster: InspectedCluster,
  world: MeshWorld,
): Place {
  const pods = cluster.podsOf(namespace.name).filter(isApplication);
  return { kind: 'Namespace', world, cluster, namespace, pods };
}

/** Services that have pods; what serves a waypoint or gateway is none. */
function servicePlaces(
  namespace: NamespaceFact,
  cluster: InspectedCluster,
  world: MeshWorld,
): Place[] {
  return servicesOf(namespace, cluster)
    .map(
      (service): Place => ({
        kind: 'Service',
        world,
        cluster,
        namespace,
        service,
        pods: podsBehind(service, cluster),
      }),
    )
    .filter(place => place.pods.length > 0);
}

function servicesOf(namespace: NamespaceFact, cluster: InspectedCluster) {
  return [...cluster.view.facts.services.values()]
    .filter(service => service.namespace === namespace.name)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function podsBehind(
  { selector, namespace }: ServiceFact,
  cluster: InspectedCluster,
): InspectedPod[] {
  if (!selector || !Object.keys(selector).length) return [];
  return cluster
    .podsOf(namespace)
    .filter(pod => isApplication(pod) && isSubset(selector, pod.pod.labels));
}
