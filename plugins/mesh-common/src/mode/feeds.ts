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

/**
 * Facts of one kind, or undefined where nobody can say. Refused credentials do not make untrue what was read with them, also
 * where the view carries no times.
 * @public
 */
export function readFacts<K extends FactKind>(
  view: ClusterView,
  kind: K,
): ClusterView['facts'][K] | undefined {
  const feed = view.feeds[kind];
  if (isReadable(feed)) return view.facts[kind];
  const facts = feed.state === 'unauthorized' ? view.facts[kind] : undefined;
  return facts?.size ? facts : undefined;
}
