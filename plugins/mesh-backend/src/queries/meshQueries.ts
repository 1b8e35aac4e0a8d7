import {
  ClusterContext,
  ClusterMode,
  ClusterView,
  EntityLink,
  EntityStatus,
  NamespaceFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { NamespaceSummary } from '../graph';

/** What changed, coalesced: at most four times a second. */
export interface MeshChange {
  readonly cluster: string;
  /** Namespaces of which an object changed; none: something of the cluster as a whole. */
  readonly namespaces: readonly string[];
}

/** What to say about an entity, and to whom. */
export interface EntityQuery {
  /** Full ref, lower case. */
  readonly entityRef: string;
  readonly link: EntityLink | null;
  /** The owner that the entity names, full ref. */
  readonly entityOwner: string | null;
  /** Whether the platform side confirms that the entity may speak for the namespace. */
  readonly confirmed: (cluster: string, namespace: string) => boolean;
  readonly detail: boolean;
}

/** Everything that is known of the mesh, from memory: nothing here reaches a cluster or waits. */
export interface MeshQueries {
  /** By name. */
  clusters(): readonly ClusterView[];
  cluster(name: string): ClusterView | undefined;
  /** @throws when there is no such cluster */
  context(name: string): ClusterContext;
  /** @throws when there is no such cluster */
  clusterMode(name: string): ClusterMode;
  namespace(cluster: string, namespace: string): NamespaceFact | undefined;
  namespaceSummary(cluster: string, namespace: string): NamespaceSummary | null;
  /** The namespaces in which the entity has workloads, or claims to. */
  linkedNamespaces(
    link: EntityLink,
  ): readonly { cluster: string; namespace: string }[];
  /** Without `requests`, which are not of the mesh. */
  entityStatus(query: EntityQuery): EntityStatus;
  /** Called once for each cluster that changed. @returns stops the calls */
  onChange(listener: (change: MeshChange) => void): () => void;
  /**
   * Told the refs of entities that were asked for lately and whose status may read differently now, but for ages and suggestions.
   * @returns stops the calls
   */
  onEntityChange(listener: (entityRefs: readonly string[]) => void): () => void;
}
