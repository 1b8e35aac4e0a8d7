import { someOf, subjectOf } from '../subjects';
import { VirtualServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A VirtualService of a gateway routes to a host whose own VirtualService chooses a subset, which a gateway does not look at
 * (Istio `pkg/config/analysis/analyzers/virtualservice/destinationhosts.go`, analyzeSubset).
 */
export const subsetIgnoredAtIngress: Rule = {
  code: 'subset-ignored-at-ingress',
  severity: 'warning',
  istio: 'IST0140',
  *inCluster(cluster) {
    const choosing = hostsWithSubset(cluster);
    for (const vs of analyzed(cluster).details('virtualservices')) {
      if (!vs.gateways.length) continue;
      const ignored = vs.http
        .flatMap(rule => rule.destinations)
        .filter(({ subset, host }) => subset === '' && choosing.has(host))
        .map(({ host }) => host);
      if (!ignored.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It sends traffic of a gateway to ${someOf(
          ignored,
        )}. The VirtualService of that host chooses a subset, which does not count for traffic that a gateway sends.`,
        nextStep:
          'Name the subset in the routes of this VirtualService too, or add the gateway to the other one.',
      };
    }
  },
};

/** Hosts, as they are written, for which their own VirtualService chooses a subset. */
function hostsWithSubset(cluster: InspectedCluster): ReadonlySet<string> {
  const ofOne = ({ http, hosts }: VirtualServiceFact) =>
    http
      .flatMap(rule => rule.destinations)
      .filter(({ subset, host }) => subset !== '' && hosts.includes(host))
      .map(({ host }) => host);
  return new Set(analyzed(cluster).details('virtualservices').flatMap(ofOne));
}
