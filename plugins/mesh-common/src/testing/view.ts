import {
  ClusterFacts,
  ClusterView,
  FACT_KINDS,
  FactKind,
  factKey,
  FactTypes,
  FeedState,
  FeedStateName,
} from '../facts';
import { secondsAgo } from './times';

/** Facts as lists, by kind. @public */
export type FactLists = {
  readonly [K in FactKind]?: readonly FactTypes[K][];
};

/** @public */
export interface ViewOptions {
  readonly facts?: FactLists;
  /** State of all feeds, `live` if not said. */
  readonly state?: FeedStateName;
  /** States of single feeds. */
  readonly feeds?: Partial<Record<FactKind, FeedStateName>>;
  /** Epoch milliseconds; 9 s ago if not said. Feeds that never answered get null. */
  readonly seenAt?: number;
  readonly uid?: string | null;
}

/** A cluster as the model sees it, made of lists of facts. @public */
export function clusterView(
  name: string,
  options: ViewOptions = {},
): ClusterView {
  const {
    facts = {},
    state = 'live',
    feeds = {},
    seenAt = secondsAgo(9),
  } = options;
  return {
    name,
    uid: options.uid === undefined ? `uid-${name}` : options.uid,
    facts: Object.fromEntries(
      FACT_KINDS.map(kind => [kind, byKey(facts[kind] ?? [])]),
    ) as unknown as ClusterFacts,
    feeds: Object.fromEntries(
      FACT_KINDS.map(kind => [kind, feed(feeds[kind] ?? state, seenAt)]),
    ) as Record<FactKind, FeedState>,
  };
}

function byKey(facts: readonly { name: string; namespace?: string }[]) {
  return new Map(facts.map(fact => [factKey(fact), fact]));
}

function feed(state: FeedStateName, seenAt: number): FeedState {
  const answered = state === 'live' || state === 'stale' || state === 'absent';
  return { state, seenAt: answered ? seenAt : null };
}
