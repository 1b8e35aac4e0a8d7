import {
  FACT_KINDS,
  FeedState,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterGraph } from './clusterGraph';
import { Derived, Graph, Node, Source } from './engine';
import { ClusterSinks, FactSink } from './sinks';

/** What is told of a change: the cluster, and the namespace or the empty string for the cluster as a whole. */
export type OnMeshChange = (cluster: string, namespace: string) => void;

/** All that is known of all clusters, and all that follows from it. Knows no I/O and no time. */
export class MeshGraph implements ClusterSinks {
  private readonly graph = new Graph();
  private readonly clusters: Source<ReadonlyMap<string, ClusterGraph>>;

  /**
   * @param onChange - a fact or the state of a feed has changed
   * @param onStir - something that is followed may have changed for another reason, such as the passing of time
   */
  constructor(
    private readonly onChange: OnMeshChange,
    private readonly onStir: () => void = () => {},
  ) {
    this.clusters = this.graph.source<ReadonlyMap<string, ClusterGraph>>(
      'clusters',
      new Map(),
    );
  }

  cluster(name: string): ClusterGraph | undefined {
    return this.clusters.peek().get(name);
  }

  /** By name. */
  all(): ClusterGraph[] {
    return [...this.clusters.peek().values()];
  }

  put(cluster: { name: string; title?: string }): FactSink {
    const { name, title } = cluster;
    let known = this.cluster(name);
    if (known) {
      known.sources.setTitle(title);
    } else {
      known = new ClusterGraph(this.graph, cluster, namespace =>
        this.onChange(name, namespace),
      );
      this.setClusters([...this.all(), known]);
      this.onChange(name, '');
    }
    return this.sinkOf(known);
  }

  /** Follows some nodes of the graph together, and which clusters there are; `peek` gives another value when one has changed. */
  follow(name: string, nodes: readonly Node<unknown>[]): Derived<unknown> {
    const followed = this.graph.derived<readonly unknown[]>(
      name,
      read => [read(this.clusters), ...nodes.map(node => read(node))],
      (a, b) => a.length === b.length && a.every((x, i) => Object.is(x, b[i])),
    );
    followed.watched = true;
    followed.peek();
    return followed;
  }

  /** Ends `follow`. */
  unfollow(followed: Derived<unknown>): void {
    followed.watched = false;
    followed.drop();
  }

  problem(name: string, message: string): void {
    const sources = this.cluster(name)?.sources;
    for (const kind of FACT_KINDS) {
      const seenAt = sources?.seen[kind].peek() ?? null;
      const state: FeedState = {
        // What was seen before is as old as it is; without anything there is only the failure.
        state: seenAt === null ? 'failed' : 'stale',
        seenAt,
        message,
      };
      sources?.feedState(kind, state);
    }
  }

  remove(name: string): void {
    if (!this.cluster(name)) return;
    this.setClusters(this.all().filter(c => c.sources.name !== name));
    this.onChange(name, '');
  }

  /** Derived nodes somebody follows that may have come out differently since the last call. */
  takeMarked(): Derived<unknown>[] {
    return this.graph.takeMarked();
  }

  /** Forgets what nobody asks for any more. */
  sweep(): void {
    for (const cluster of this.all()) cluster.sweep();
  }

  private setClusters(clusters: ClusterGraph[]): void {
    clusters.sort((a, b) => (a.sources.name < b.sources.name ? -1 : 1));
    this.clusters.set(new Map(clusters.map(c => [c.sources.name, c])));
  }

  private sinkOf({ sources }: ClusterGraph): FactSink {
    return {
      set: (kind, fact) => sources.table(kind).set(fact),
      delete: (kind, key) => sources.table(kind).delete(key),
      replace: (kind, facts, keep) => sources.table(kind).replace(facts, keep),
      state: (kind, state) => {
        sources.feedState(kind, state);
        if (this.graph.hasMarked) this.onStir();
      },
    };
  }
}
