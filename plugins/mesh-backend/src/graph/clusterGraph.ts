import { isDeepStrictEqual } from 'node:util';
import {
  ClusterContext,
  clusterContext,
  ClusterMode,
  clusterMode,
  ClusterView,
  Freshness,
  freshnessOf,
  NamespaceFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSources, OnClusterChange } from './clusterSources';
import { Derived, Graph } from './engine';
import { EntityGraph } from './entityGraph';
import { Family } from './family';
import { NamespaceSummary, namespaceSummary } from './namespaceSummary';
import { viewOf } from './views';

/** What is derived from the facts of one cluster. */
export class ClusterGraph {
  readonly sources: ClusterSources;
  /** Settings of Istio, as the rules of the model need them. */
  readonly context: Derived<ClusterContext>;
  readonly mode: Derived<ClusterMode>;
  /** By name of the namespace; null: there is none. */
  readonly namespaces: Family<NamespaceSummary | null>;
  readonly entities: EntityGraph;
  /** How fresh the cluster is, but for the time. */
  readonly condition: Derived<Freshness>;
  /** One by one, so that a change of one does not wake the others. */
  private readonly namespaceFacts: Family<NamespaceFact | undefined>;
  /** Annotations of a namespace, where its owner may stand. */
  readonly owners: Family<NamespaceFact['annotations'] | undefined>;

  constructor(
    graph: Graph,
    cluster: { name: string; title?: string },
    onChange: OnClusterChange,
  ) {
    const { name, title } = cluster;
    this.sources = new ClusterSources(graph, name, title, onChange);
    this.context = graph.derived(
      `${name} context`,
      read => clusterContext(viewOf(this.sources, read)),
      isDeepStrictEqual,
    );
    this.mode = graph.derived(
      `${name} mode`,
      read => clusterMode(viewOf(this.sources, read), read(this.context)),
      isDeepStrictEqual,
    );
    this.condition = graph.derived(
      `${name} condition`,
      read => freshnessOf(viewOf(this.sources, read, { timeless: true })),
      isDeepStrictEqual,
    );
    this.entities = new EntityGraph(
      graph,
      this.sources,
      this.context,
      this.mode,
    );
    this.namespaceFacts = new Family(graph, `${name} fact of`, (key, read) =>
      read(this.sources.tables.namespaces.everything).get(key),
    );
    this.owners = new Family(
      graph,
      `${name} annotations of`,
      (key, read) => read(this.namespaceFacts.of(key))?.annotations,
      isDeepStrictEqual,
    );
    this.namespaces = new Family(
      graph,
      `${name} namespace`,
      (namespace, read) => {
        const fact = read(this.namespaceFacts.of(namespace));
        return fact
          ? namespaceSummary(fact, this.sources, read, this.context)
          : null;
      },
      isDeepStrictEqual,
    );
  }

  /** The cluster as it is now. */
  view(): ClusterView {
    return viewOf(this.sources, node => node.peek());
  }

  /** Forgets what nobody asks for any more. */
  sweep(): void {
    this.namespaces.sweep();
    this.owners.sweep();
    this.namespaceFacts.sweep();
    this.entities.sweep();
    this.sources.sweep();
  }
}
