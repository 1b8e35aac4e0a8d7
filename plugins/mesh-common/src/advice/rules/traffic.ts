import { AdviceRule } from '../types';

/**
 * Who calls in plain text is seen in traffic only, and traffic is not watched.
 */
export const traffic: AdviceRule = {
  code: 'traffic',
  source: 'No metrics are read',
  look(place) {
    if (place.kind === 'Cluster') return [];
    return [
      {
        side: 'missing',
        text: 'No traffic was watched: who calls it in plain text, and which protocol is really spoken, is not known.',
      },
    ];
  },
};
