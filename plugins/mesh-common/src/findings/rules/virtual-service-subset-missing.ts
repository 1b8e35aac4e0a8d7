import { someOf, subjectOf } from '../subjects';
import { factKey, VirtualServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { serviceOfHost } from '../analyzer/hosts';
import { analyzed } from '../analyzer/objects';
import { allDestinations } from '../analyzer/virtualServices';
import { Rule } from '../types';

/**
 * A route or mirror names a subset that no DestinationRule has (Istio `pkg/config/analysis/analyzers/virtualservice/
 * destinationrules.go`). Odd and kept: a DestinationRule counts wherever it is, whoever it is exported to.
 */
export const virtualServiceSubsetMissing: Rule = {
  code: 'virtual-service-subset-missing',
  severity: 'error',
  istio: 'IST0101',
  *inCluster(cluster) {
    const known = subsets(cluster);
    for (const vs of analyzed(cluster).details('virtualservices')) {
      const missing = allDestinations(vs)
        .filter(({ subset }) => subset !== '')
        .filter(({ host, subset }) => !known.has(key(host, vs, subset)))
        .map(({ host, subset }) => `${subset} of ${host}`);
      if (!missing.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It sends traffic to the subset ${someOf(
          missing,
        )}, which no DestinationRule defines: such requests fail.`,
        nextStep:
          'Define the subset in the DestinationRule of that host, or correct its name.',
      };
    }
  },
};

function key(
  host: string,
  { namespace }: Pick<VirtualServiceFact, 'namespace'>,
  subset: string,
): string {
  return `${factKey(serviceOfHost(host, namespace))} ${subset}`;
}

function subsets(cluster: InspectedCluster): ReadonlySet<string> {
  return new Set(
    analyzed(cluster)
      .details('destinationrules')
      .flatMap(rule =>
        rule.subsets.map(subset => key(rule.host, rule, subset)),
      ),
  );
}
