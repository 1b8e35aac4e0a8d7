import { someOf, subjectOf } from '../subjects';
import { VirtualServiceFact } from '../../facts';
import { DestinationLookup, destinationLookup } from '../analyzer/destinations';
import { analyzed, areKnown } from '../analyzer/objects';
import { allDestinations } from '../analyzer/virtualServices';
import { Rule } from '../types';

/**
 * A route or mirror leads to a host that nothing serves, or to a port that it does not have (Istio `pkg/config/analysis/
 * analyzers/virtualservice/destinationhosts.go`).
 */
export const virtualServiceDestinationMissing: Rule = {
  code: 'virtual-service-destination-missing',
  severity: 'error',
  istio: 'IST0101',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'services')) return;
    const lookup = destinationLookup(cluster);
    for (const vs of analyzed(cluster).details('virtualservices')) {
      const missing = missingDestinations(vs, lookup);
      if (!missing.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It sends traffic to ${someOf(
          missing,
        )}, which no Service or ServiceEntry that it sees has: such requests fail.`,
        nextStep:
          'Correct host and port of the destination, write the full name for another namespace, or create what is missing.',
      };
    }
  },
};

function missingDestinations(
  vs: VirtualServiceFact,
  lookup: DestinationLookup,
): string[] {
  return allDestinations(vs).flatMap(({ host, port }) => {
    const found = lookup(host, vs);
    if (!found) return [host || 'no host'];
    const exists = port === null || found.ports.includes(port);
    return exists ? [] : [`${host}:${port}`];
  });
}
