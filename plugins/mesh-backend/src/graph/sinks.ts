import {
  FactKind,
  FactTypes,
  FeedState,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Where the feeds of one cluster put what they read. */
export interface FactSink {
  /** Adds or replaces. Equal facts change nothing. */
  set<K extends FactKind>(kind: K, fact: FactTypes[K]): void;
  delete(kind: FactKind, key: string): void;
  /** All there is of a kind now. `keep`: keys whose object exists but cannot be read; their last fact stays. */
  replace<K extends FactKind>(
    kind: K,
    facts: readonly FactTypes[K][],
    keep: ReadonlySet<string>,
  ): void;
  state(kind: FactKind, state: FeedState): void;
}

/** Where the feeds say which clusters there are. */
export interface ClusterSinks {
  /** The cluster is known; what was read of it before stays. */
  put(cluster: { name: string; title?: string }): FactSink;
  /** It cannot be reached, for a reason that no API server told. */
  problem(name: string, message: string): void;
  remove(name: string): void;
}
