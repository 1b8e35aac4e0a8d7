import {
  FACT_KINDS,
  FactKind,
  FactTypes,
  FeedState,
  FeedStateName,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Graph, Source } from './engine';
import { FactTable } from './factTable';

/** State of a feed without its time: a time alone must not count as a change. */
export interface FeedCondition {
  readonly state: FeedStateName;
  readonly message?: string;
}

type Tables = { readonly [K in FactKind]: FactTable<FactTypes[K]> };
type PerKind<T> = Readonly<Record<FactKind, T>>;

/** What is told of changes: namespaces, or the empty string for the cluster as a whole. */
export type OnClusterChange = (namespace: string) => void;

/** Everything that is known of one cluster, as the feeds give it. */
export class ClusterSources {
  readonly tables: Tables;
  readonly conditions: PerKind<Source<FeedCondition>>;
  /** When each kind was last confirmed, epoch milliseconds. */
  readonly seen: PerKind<Source<number | null>>;
  /** Whether each kind was ever confirmed. */
  readonly seenOnce: PerKind<Source<boolean>>;
  readonly title: Source<string | undefined>;

  constructor(
    graph: Graph,
    readonly name: string,
    title: string | undefined,
    private readonly onChange: OnClusterChange,
  ) {
    this.title = graph.source<string | undefined>(`${name} title`, title);
    this.tables = {
      ...(perKind(
        kind => new FactTable(graph, `${name} ${kind}`, onChange),
      ) as unknown as Tables),
      // A Deployment belongs to an entity by the labels of its pods, which it may have none of just now.
      deployments: new FactTable(
        graph,
        `${name} deployments`,
        onChange,
        deployment => deployment.podLabels,
      ),
    };
    this.conditions = perKind(kind =>
      graph.source<FeedCondition>(
        `${name} ${kind} condition`,
        { state: 'connecting' },
        (a, b) => a.state === b.state && a.message === b.message,
      ),
    );
    this.seen = perKind(kind =>
      graph.source<number | null>(`${name} ${kind} seen`, null),
    );
    this.seenOnce = perKind(kind =>
      graph.source<boolean>(`${name} ${kind} seen once`, false),
    );
  }

  /** The table of a kind, for writing. */
  table<K extends FactKind>(kind: K): FactTable<FactTypes[K]> {
    return this.tables[kind] as unknown as FactTable<FactTypes[K]>;
  }

  feedState(kind: FactKind, { state, message, seenAt }: FeedState): void {
    this.seen[kind].set(seenAt);
    this.seenOnce[kind].set(seenAt !== null);
    if (this.conditions[kind].set({ state, message })) this.onChange('');
  }

  sweep(): void {
    for (const kind of FACT_KINDS) this.tables[kind].sweep();
  }

  setTitle(title: string | undefined): void {
    if (this.title.set(title)) this.onChange('');
  }
}

function perKind<T>(make: (kind: FactKind) => T): PerKind<T> {
  return Object.fromEntries(
    FACT_KINDS.map(kind => [kind, make(kind)]),
  ) as PerKind<T>;
}
