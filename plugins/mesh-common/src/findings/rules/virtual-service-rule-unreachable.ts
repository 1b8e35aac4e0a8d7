import { subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { unusedRules } from '../analyzer/unusedMatches';
import { Rule } from '../types';

/** A rule of a VirtualService that never matches, because earlier ones match all that it would (Istio `pkg/config/validation`). */
export const virtualServiceRuleUnreachable: Rule = {
  code: 'virtual-service-rule-unreachable',
  severity: 'warning',
  istio: 'IST0130',
  *inCluster(cluster) {
    for (const vs of analyzed(cluster).details('virtualservices')) {
      for (const { rule, why } of unusedRules(vs)) {
        yield {
          subject: subjectOf('VirtualService', vs),
          message: `Its rule ${rule} is never used: ${why}.`,
          nextStep:
            'Order the rules from special to general, the one without a match last, and remove what is left over.',
        };
      }
    }
  },
};
