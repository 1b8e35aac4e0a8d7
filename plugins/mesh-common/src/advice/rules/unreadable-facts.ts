import { FactKind } from '../../facts';
import { readFacts } from '../../mode';
import { AdviceRule } from '../types';

const NEEDED: readonly FactKind[] = [
  'namespaces',
  'pods',
  'peerauthentications',
];

/**
 * Without pods and policies there is nothing to go by.
 */
export const unreadableFacts: AdviceRule = {
  code: 'unreadable-facts',
  source: 'Facts of this suite',
  look(place) {
    const { view } = place.cluster;
    const unread = NEEDED.filter(kind => !readFacts(view, kind));
    if (!unread.length) return [];
    return [
      {
        side: 'missing',
        text: `Cannot be read in ${place.cluster.name}: ${unread.join(', ')}.`,
        leadsTo: 'not-yet',
        nextStep: `Let ${unread.join(', ')} of ${
          place.cluster.name
        } be read, then look again.`,
      },
    ];
  },
};
