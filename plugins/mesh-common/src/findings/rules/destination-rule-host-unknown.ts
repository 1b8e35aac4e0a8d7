import { subjectOf } from '../subjects';
import { destinationLookup } from '../analyzer/destinations';
import { analyzed, areKnown } from '../analyzer/objects';
import { Rule } from '../types';

/** A DestinationRule is for a host that nothing serves (Istio `pkg/config/analysis/analyzers/destinationrule/subset.go`). */
export const destinationRuleHostUnknown: Rule = {
  code: 'destination-rule-host-unknown',
  severity: 'warning',
  istio: 'IST0174',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'services')) return;
    const lookup = destinationLookup(cluster);
    for (const rule of analyzed(cluster).details('destinationrules')) {
      if (lookup(rule.host, rule)) continue;
      yield {
        subject: subjectOf('DestinationRule', rule),
        message: `It is for the host ${rule.host}, which no Service or ServiceEntry that it sees has, so it holds for nothing.`,
        nextStep:
          'Correct the host; write the full name, as name.namespace.svc.cluster.local, for another namespace.',
      };
    }
  },
};
