import { isDeepStrictEqual } from 'node:util';
import {
  ClusterContext,
  ClusterMode,
  EntityClusterResult,
  entityClusterResult,
  EntityLink,
  Freshness,
  linkedPods,
  namedNamespaces,
  PodFact,
  PolicyIndex,
  policyIndex,
  readFacts,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSources } from './clusterSources';
import { Derived, Graph, Node, Read } from './engine';
import { EntityScope } from './entityScope';
import { Family } from './family';
import { viewOf } from './views';

/** Stands where the time goes: what is kept must not change with it. The reader of a status puts the real one in. */
const NO_FRESHNESS: Freshness = {
  state: 'connecting',
  seenAt: null,
  missing: [],
};

/** What entities are in one cluster. Keys are JSON: they come from links, not from objects. */
export class EntityGraph {
  private readonly scope: EntityScope;
  private readonly linked: Family<readonly string[]>;
  private readonly results: Family<EntityClusterResult>;
  private readonly policies: Derived<PolicyIndex>;
  private readonly nodeAgents: Derived<readonly PodFact[]>;

  constructor(
    graph: Graph,
    private readonly cluster: ClusterSources,
    private readonly context: Node<ClusterContext>,
    private readonly mode: Node<ClusterMode>,
  ) {
    const { name } = cluster;
    this.scope = new EntityScope(graph, cluster);
    this.linked = new Family(
      graph,
      `${name} linked`,
      (key, read) => this.findLinked(JSON.parse(key) as EntityLink, read),
      isDeepStrictEqual,
    );
    this.results = new Family(
      graph,
      `${name} entity`,
      (key, read) => this.compute(JSON.parse(key) as ResultKey, read),
      isDeepStrictEqual,
    );
    this.policies = graph.derived(`${name} policies`, read => {
      const facts = readFacts(viewOf(cluster, read), 'peerauthentications');
      return policyIndex(facts?.values() ?? [], read(context));
    });
    this.nodeAgents = graph.derived(
      `${name} node agents`,
      read => this.findNodeAgents(read),
      isDeepStrictEqual,
    );
  }

  /** Namespaces that the link names or that hold workloads of the entity, sorted. */
  namespacesOf(link: EntityLink): Node<readonly string[]> {
    return this.linked.of(JSON.stringify(link));
  }

  /**
   * The entity in this cluster, without freshness.
   * @param namespaces - only these; null: all
   */
  resultOf(
    link: EntityLink,
    detail: boolean,
    namespaces: readonly string[] | null,
  ): Derived<EntityClusterResult> {
    const key: ResultKey = [link, detail, namespaces];
    return this.results.of(JSON.stringify(key));
  }

  sweep(): void {
    this.results.sweep();
    this.linked.sweep();
    this.scope.sweep();
  }

  private findLinked(link: EntityLink, read: Read): readonly string[] {
    const named = namedNamespaces(link, this.cluster.name) ?? [];
    const view = viewOf(this.cluster, read, {
      namespaces: read(this.scope.of.of(JSON.stringify(link))),
    });
    const { namespaces } = linkedPods(link, view);
    return [...new Set([...named, ...namespaces])].sort();
  }

  private compute(
    [link, detail, namespaces]: ResultKey,
    read: Read,
  ): EntityClusterResult {
    const view = viewOf(this.cluster, read, {
      namespaces: read(this.scope.of.of(JSON.stringify(link))),
      alsoPods: read(this.nodeAgents),
    });
    return entityClusterResult(view, read(this.context), link, detail, {
      freshness: NO_FRESHNESS,
      clusterMode: read(this.mode).mode,
      policies: read(this.policies),
      allows: namespaces ? ns => namespaces.includes(ns) : undefined,
    });
  }

  /** Pods that wait for capture are judged by whether their node runs istio-cni, wherever that is. */
  private findNodeAgents(read: Read): readonly PodFact[] {
    const { systemNamespaces } = read(this.context);
    return [...systemNamespaces].flatMap(namespace =>
      [
        ...read(this.cluster.tables.pods.inNamespace(namespace)).values(),
      ].filter(pod => pod.labels['k8s-app'] === 'istio-cni-node'),
    );
  }
}

type ResultKey = [
  link: EntityLink,
  detail: boolean,
  namespaces: readonly string[] | null,
];
