import { subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { unusedMatches } from '../analyzer/unusedMatches';
import { Rule } from '../types';

/** A match of a VirtualService that an earlier one covers (Istio `pkg/config/validation`). */
export const virtualServiceMatchUnused: Rule = {
  code: 'virtual-service-match-unused',
  severity: 'info',
  istio: 'IST0131',
  *inCluster(cluster) {
    for (const vs of analyzed(cluster).details('virtualservices')) {
      for (const { rule, match, coveredBy } of unusedMatches(vs)) {
        yield {
          subject: subjectOf('VirtualService', vs),
          message: `The match ${match} of its rule ${rule} is never used: ${coveredBy} comes before it and covers it.`,
          nextStep:
            'Remove the match, or put the more special one before the more general one.',
        };
      }
    }
  },
};
