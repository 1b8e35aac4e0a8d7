import { ClusterView, FactKind, FeedState } from '../facts';

/**
 * Whether the facts of a feed may be read at all, fresh or not. A kind that is not served has no objects: that is known.
 * A refused kind is not: what was read before the refusal is none of our business any more.
 * @public
 */
export function isReadable(feed: FeedState): boolean {
  switch (feed.state) {
    case 'live':
    case 'stale':
    case 'absent':
      return true;
    case 'forbidden':
      return false;
    default:
      return feed.seenAt !== null;
  }
}

/** Facts of one kind, or undefined where nobody can say. @public */
export function readFacts<K extends FactKind>(
  view: ClusterView,
  kind: K,
): ClusterView['facts'][K] | undefined {
  return isReadable(view.feeds[kind]) ? view.facts[kind] : undefined;
}
