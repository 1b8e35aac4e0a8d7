import {
  ClusterContext,
  ClusterMode,
  ClusterView,
  concernsCluster,
  EntityClusterResult,
  EntityLink,
  EntityStatus,
  entityStatus,
  freshnessOf,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import { ClusterGraph, ClusterSinks, MeshGraph, Node } from '../graph';
import { ChangeFlush } from './changeFlush';
import { EntityQuery, MeshChange, MeshQueries } from './meshQueries';
import { ViewedEntities } from './viewedEntities';

const SWEEP_EVERY_MS = 60_000;

/** The queries, and the graph behind them that the feeds write to. */
export class GraphQueries implements MeshQueries {
  private readonly graph: MeshGraph;
  private readonly flush: ChangeFlush;
  private readonly viewed: ViewedEntities;
  private readonly listeners = new Set<(change: MeshChange) => void>();
  private readonly entityListeners = new Set<
    (entityRefs: readonly string[]) => void
  >();
  private cancelSweep: () => void;

  constructor(private readonly clock: Clock) {
    this.flush = new ChangeFlush(clock, changes => this.tell(changes));
    this.graph = new MeshGraph(
      (cluster, namespace) => this.flush.add(cluster, namespace),
      () => this.flush.poke(),
    );
    this.viewed = new ViewedEntities(this.graph);
    this.cancelSweep = this.sweepLater();
  }

  /** Where the feeds put what they read. */
  get sinks(): ClusterSinks {
    return this.graph;
  }

  stop(): void {
    this.flush.stop();
    this.cancelSweep();
  }

  clusters(): readonly ClusterView[] {
    return this.graph.all().map(cluster => cluster.view());
  }

  cluster(name: string): ClusterView | undefined {
    return this.graph.cluster(name)?.view();
  }

  context(name: string): ClusterContext {
    return this.existing(name).context.peek();
  }

  clusterMode(name: string): ClusterMode {
    return this.existing(name).mode.peek();
  }

  namespace(cluster: string, namespace: string) {
    return this.graph
      .cluster(cluster)
      ?.sources.tables.namespaces.everything.peek()
      .get(namespace);
  }

  namespaceSummary(cluster: string, namespace: string) {
    return this.graph.cluster(cluster)?.namespaces.of(namespace).peek() ?? null;
  }

  linkedNamespaces(link: EntityLink) {
    return this.concerned(link).flatMap(cluster =>
      cluster.entities
        .namespacesOf(link)
        .peek()
        .map(namespace => ({ cluster: cluster.sources.name, namespace })),
    );
  }

  entityStatus(query: EntityQuery): EntityStatus {
    const { link } = query;
    const concerned = link ? this.concerned(link) : [];
    const read: Node<unknown>[] = [];
    const status = entityStatus({
      ...query,
      clusters: concerned.map(cluster => cluster.view()),
      result: (view, asked, allows) => {
        const cluster = this.existing(view.name);
        return resultOf(cluster, view, asked, query.detail, allows, read);
      },
      factsIn: (view, namespace) => {
        const { pods, services } = this.existing(view.name).sources.tables;
        return {
          pods: pods.inNamespace(namespace).peek(),
          services: services.inNamespace(namespace).peek(),
        };
      },
    });
    this.viewed.asked(query.entityRef, read, this.clock.now());
    return status;
  }

  onChange(listener: (change: MeshChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onEntityChange(listener: (entityRefs: readonly string[]) => void) {
    this.entityListeners.add(listener);
    return () => this.entityListeners.delete(listener);
  }

  private concerned(link: EntityLink): ClusterGraph[] {
    return this.graph
      .all()
      .filter(({ sources }) => concernsCluster(link, sources.name));
  }

  private existing(name: string): ClusterGraph {
    const cluster = this.graph.cluster(name);
    if (!cluster) throw new Error(`no such cluster: ${name}`);
    return cluster;
  }

  private tell(changes: readonly MeshChange[]): void {
    for (const change of changes) {
      for (const listener of this.listeners) listener(change);
    }
    const entityRefs = this.viewed.takeChanged();
    if (!entityRefs.length) return;
    for (const listener of this.entityListeners) listener(entityRefs);
  }

  private sweepLater(): () => void {
    return this.clock.after(SWEEP_EVERY_MS, () => {
      this.viewed.sweep(this.clock.now());
      this.graph.sweep();
      this.cancelSweep = this.sweepLater();
    });
  }
}

/** @param read - takes what the answer was made from */
function resultOf(
  cluster: ClusterGraph,
  view: ClusterView,
  link: EntityLink,
  detail: boolean,
  allows: (namespace: string) => boolean,
  read: Node<unknown>[],
): EntityClusterResult {
  const linked = cluster.entities.namespacesOf(link);
  const namespaces = linked.peek();
  const allowed = namespaces.filter(allows);
  const result = cluster.entities.resultOf(
    link,
    detail,
    allowed.length === namespaces.length ? null : allowed,
  );
  read.push(linked, result, cluster.condition);
  read.push(...namespaces.map(name => cluster.owners.of(name)));
  const { cluster: kept, policies } = result.peek();
  return { cluster: { ...kept, freshness: freshnessOf(view) }, policies };
}
