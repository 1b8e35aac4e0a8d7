import { isDeepStrictEqual } from 'node:util';
import {
  EntityLink,
  linkedPods,
  namedNamespaces,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSources } from './clusterSources';
import { Graph, Read } from './engine';
import { Family } from './family';
import { viewOf } from './views';

/**
 * In which namespaces of a cluster the answer about an entity can lie, so that the other namespaces need not be looked at.
 * Keys are links as JSON.
 */
export class EntityScope {
  /** Namespaces to look at, sorted: with workloads of the entity, and with waypoints. */
  readonly of: Family<readonly string[]>;
  /** Key: link and namespace. One by one: a pod wakes only the question about its own namespace. */
  private readonly leadsTo: Family<boolean>;

  constructor(graph: Graph, private readonly cluster: ClusterSources) {
    const { name } = cluster;
    this.leadsTo = new Family(graph, `${name} leads to`, (key, read) => {
      const [link, namespace] = JSON.parse(key) as [EntityLink, string];
      const view = viewOf(cluster, read, { namespaces: [namespace] });
      return linkedPods(link, view).namespaces.length > 0;
    });
    this.of = new Family(
      graph,
      `${name} scope`,
      (key, read) => this.scope(JSON.parse(key) as EntityLink, read),
      isDeepStrictEqual,
    );
  }

  sweep(): void {
    this.of.sweep();
    this.leadsTo.sweep();
  }

  private scope(link: EntityLink, read: Read): readonly string[] {
    const { name, tables } = this.cluster;
    const named = namedNamespaces(link, name);
    const linked = named ?? this.searched(link, read);
    // A waypoint may stand elsewhere; whether it has pods is part of the answer.
    const withGateways = read(tables.gateways.namespaces);
    return [...new Set([...linked, ...withGateways])].sort();
  }

  private searched(link: EntityLink, read: Read): string[] {
    const { tables } = this.cluster;
    const inhabited = new Set([
      ...read(tables.pods.namespaces),
      ...read(tables.deployments.namespaces),
    ]);
    return [...inhabited].filter(namespace =>
      read(this.leadsTo.of(JSON.stringify([link, namespace]))),
    );
  }
}
