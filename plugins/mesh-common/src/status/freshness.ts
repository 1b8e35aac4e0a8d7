import type { Freshness } from '../contract';
import { ClusterView, FACT_KINDS, FactKind } from '../facts';
import { readFacts } from '../mode';
import { coarseTime } from './time';

/** Kinds without which nothing can be said about an entity. */
const NEEDED: readonly FactKind[] = [
  'namespaces',
  'pods',
  'peerauthentications',
  'configs',
];

/** Worst first. Silence comes before a refused kind: it makes everything old, a refusal only one thing unknown. */
const STATES: readonly Freshness['state'][] = [
  'unauthorized',
  'failed',
  'stale',
  'connecting',
  'forbidden',
  'live',
];

/**
 * How fresh what we hold of a cluster is: the worst state and the oldest answer of the kinds that a status needs. `missing`
 * names every kind that cannot be read.
 * @public
 */
export function freshnessOf(view: ClusterView): Freshness {
  const states = NEEDED.map(kind => view.feeds[kind].state);
  const answers = NEEDED.filter(kind => readFacts(view, kind))
    .map(kind => view.feeds[kind].seenAt)
    .filter(seenAt => seenAt !== null);
  return {
    state:
      STATES.find(state => states.includes(state)) ??
      // Only kinds that are not served: that is known.
      'live',
    seenAt: answers.length ? coarseTime(Math.min(...answers)) : null,
    missing: FACT_KINDS.filter(kind => !readFacts(view, kind)),
  };
}
