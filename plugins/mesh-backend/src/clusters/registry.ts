import { MeshError } from '../meshError';
import { ClusterConnection, ClusterRegistry, RegisteredCluster } from './types';

/** Keeps the clusters in memory; what must outlive a restart is put back by who owns it. */
export function createClusterRegistry(): ClusterRegistry {
  return new MemoryClusterRegistry();
}

class MemoryClusterRegistry implements ClusterRegistry {
  private readonly clusters = new Map<string, RegisteredCluster>();
  private readonly listeners = new Set<(name: string) => void>();

  list(): ClusterConnection[] {
    return this.entries().flatMap(entry => entry.connection ?? []);
  }

  get(name: string): ClusterConnection | undefined {
    return this.clusters.get(name)?.connection ?? undefined;
  }

  entries(): RegisteredCluster[] {
    return [...this.clusters.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  entry(name: string): RegisteredCluster | undefined {
    return this.clusters.get(name);
  }

  put(connection: ClusterConnection): void {
    const { name, title, source } = connection;
    this.change({ name, title, source, connection, problem: null });
  }

  problem(
    cluster: Pick<RegisteredCluster, 'name' | 'title' | 'source'>,
    message: string,
  ): void {
    const { name, title, source } = cluster;
    this.change({ name, title, source, connection: null, problem: message });
  }

  remove(name: string): void {
    if (this.clusters.delete(name)) this.tell(name);
  }

  onChange(listener: (name: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private change(entry: RegisteredCluster): void {
    const held = this.clusters.get(entry.name);
    // Configuration is the operators' word: a registered cluster never takes its name.
    if (held && held.source !== entry.source && entry.source === 'registry') {
      throw new MeshError(
        'cluster-exists',
        `the configuration of the portal has a cluster ${entry.name}`,
        { field: 'name', nextStep: 'Choose another name.' },
      );
    }
    this.clusters.set(entry.name, entry);
    this.tell(entry.name);
  }

  private tell(name: string): void {
    for (const listener of this.listeners) listener(name);
  }
}
