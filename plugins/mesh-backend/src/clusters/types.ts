import { ClusterConnection } from '@mesh-onboarding/backstage-plugin-mesh-node';

export type {
  ClusterConnection,
  ClusterCredential,
} from '@mesh-onboarding/backstage-plugin-mesh-node';

/** A cluster that the portal knows, reachable or not. */
export interface RegisteredCluster {
  readonly name: string;
  readonly title?: string;
  readonly source: ClusterConnection['source'];
  /** null: not known how to reach it; `problem` says why. */
  readonly connection: ClusterConnection | null;
  readonly problem: string | null;
}

/** The clusters of this portal, changeable while it runs. */
export interface ClusterRegistry {
  /** Those that can be reached. */
  list(): ClusterConnection[];
  get(name: string): ClusterConnection | undefined;
  /** All, by name. */
  entries(): RegisteredCluster[];
  entry(name: string): RegisteredCluster | undefined;
  /** Adds or replaces. @throws MeshError `cluster-exists` when the other source holds that name */
  put(connection: ClusterConnection): void;
  /** The cluster is known, but there is no way to reach it now. */
  problem(
    cluster: Pick<RegisteredCluster, 'name' | 'title' | 'source'>,
    message: string,
  ): void;
  remove(name: string): void;
  /** Called after each change with the name. @returns stops the calls */
  onChange(listener: (name: string) => void): () => void;
}
