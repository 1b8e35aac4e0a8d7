import {
  ClusterFacts,
  ClusterView,
  FACT_KINDS,
  FactKind,
  factKey,
  FeedState,
  PodFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSources } from './clusterSources';
import { Node, Read } from './engine';

/** Kinds that change often; who looks at some namespaces must not be woken by the others. */
const NARROWED: ReadonlySet<FactKind> = new Set<FactKind>([
  'pods',
  'deployments',
]);

/** How much of a cluster a view shows. */
export interface ViewScope {
  /** Pods and deployments of these only; absent: all. */
  readonly namespaces?: readonly string[];
  /** Pods that are shown wherever they are. */
  readonly alsoPods?: readonly PodFact[];
  /** The times of the feeds say only whether there is one: 0 or null. */
  readonly timeless?: boolean;
}

/** A cluster as the model sees it. What the model looks at is what counts as read. */
export function viewOf(
  cluster: ClusterSources,
  read: Read,
  scope: ViewScope = {},
): ClusterView {
  return {
    name: cluster.name,
    get title() {
      return read(cluster.title);
    },
    get uid() {
      const system = read(cluster.tables.namespaces.everything);
      return system.get('kube-system')?.uid ?? null;
    },
    facts: lazily(kind => factsOf(cluster, kind, read, scope)) as ClusterFacts,
    feeds: lazily(kind => feedOf(cluster, kind, read, scope)),
  };
}

function factsOf(
  cluster: ClusterSources,
  kind: FactKind,
  read: Read,
  { namespaces, alsoPods = [] }: ViewScope,
): ReadonlyMap<string, unknown> {
  const table = cluster.tables[kind];
  if (!namespaces || !NARROWED.has(kind)) {
    return read(table.everything as Node<ReadonlyMap<string, unknown>>);
  }
  const parts = namespaces.map(namespace =>
    read(table.inNamespace(namespace) as Node<ReadonlyMap<string, unknown>>),
  );
  const also = kind === 'pods' ? alsoPods : [];
  if (parts.length === 1 && !also.length) return parts[0];
  return new Map([
    ...parts.flatMap(part => [...part]),
    ...also.map(fact => [factKey(fact), fact] as const),
  ]);
}

/** The time is a read of its own: who does not look at it is not woken by its passing. */
function feedOf(
  cluster: ClusterSources,
  kind: FactKind,
  read: Read,
  { timeless }: ViewScope,
): FeedState {
  return {
    ...read(cluster.conditions[kind]),
    get seenAt() {
      if (timeless) return read(cluster.seenOnce[kind]) ? 0 : null;
      return read(cluster.seen[kind]);
    },
  };
}

/** A record with one getter a kind. */
function lazily<T>(get: (kind: FactKind) => T): Readonly<Record<FactKind, T>> {
  const record = {};
  for (const kind of FACT_KINDS) {
    Object.defineProperty(record, kind, {
      enumerable: true,
      get: () => get(kind),
    });
  }
  return record as Readonly<Record<FactKind, T>>;
}
