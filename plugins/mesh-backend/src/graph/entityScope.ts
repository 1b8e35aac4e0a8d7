import { isDeepStrictEqual } from 'node:util';
import {
  EntityLink,
  namedNamespaces,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSources } from './clusterSources';
import { Graph, Read } from './engine';
import { Family } from './family';

/**
 * In which namespaces of a cluster the answer about an entity can lie, so that the others need not be looked at. Rather one too
 * many than one too few. Keys are links as JSON.
 */
export class EntityScope {
  /** Namespaces to look at, sorted: with workloads of the entity, and with waypoints. */
  readonly of: Family<readonly string[]>;

  constructor(graph: Graph, private readonly cluster: ClusterSources) {
    this.of = new Family(
      graph,
      `${cluster.name} scope`,
      (key, read) => this.scope(JSON.parse(key) as EntityLink, read),
      isDeepStrictEqual,
    );
  }

  sweep(): void {
    this.of.sweep();
  }

  private scope(link: EntityLink, read: Read): readonly string[] {
    const { name, tables } = this.cluster;
    const named = namedNamespaces(link, name);
    const linked = named ?? this.searched(link, read);
    // A waypoint may stand elsewhere; whether it has pods is part of the answer.
    const withGateways = read(tables.gateways.namespaces);
    return [...new Set([...linked, ...withGateways])].sort();
  }

  private searched({ selector }: EntityLink, read: Read): string[] {
    const { pods, deployments } = this.cluster.tables;
    const labels = selector && narrowingLabels(selector);
    if (!labels) {
      return [...read(pods.namespaces), ...read(deployments.namespaces)];
    }
    return labels.flatMap(([key, value]) => [
      ...read(pods.namespacesWith(key, value)),
      ...read(deployments.namespacesWith(key, value)),
    ]);
  }
}

/** Labels of which everything selected has one; null: the selector is not that narrow. */
function narrowingLabels({
  matchLabels = {},
  matchExpressions = [],
}: NonNullable<EntityLink['selector']>): [string, string][] | null {
  const [exact] = Object.entries(matchLabels);
  if (exact) return [exact];
  const oneOf = matchExpressions.find(e => e.operator === 'In');
  return oneOf
    ? (oneOf.values ?? []).map((value): [string, string] => [oneOf.key, value])
    : null;
}
