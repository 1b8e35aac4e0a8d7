import {
  ClusterContext,
  NamespaceFact,
  namespaceMode,
  NamespaceMode,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSources } from './clusterSources';
import { Node, Read } from './engine';

/** A namespace, as lists and forms show it. */
export interface NamespaceSummary extends NamespaceMode {
  readonly fact: NamespaceFact;
  /** Names, sorted. */
  readonly services: readonly string[];
  /** Names of its waypoints, sorted. */
  readonly waypoints: readonly string[];
}

/** Reads only what is in that namespace, so that the others do not wake it. */
export function namespaceSummary(
  fact: NamespaceFact,
  { tables }: ClusterSources,
  read: Read,
  context: Node<ClusterContext>,
): NamespaceSummary {
  const { name } = fact;
  const pods = read(tables.pods.inNamespace(name)).values();
  const services = read(tables.services.inNamespace(name)).values();
  const gateways = read(tables.gateways.inNamespace(name)).values();
  return {
    ...namespaceMode(fact, pods, read(context)),
    fact,
    services: [...services].map(service => service.name).sort(),
    waypoints: [...gateways]
      .filter(gateway => gateway.className === 'istio-waypoint')
      .map(gateway => gateway.name)
      .sort(),
  };
}
