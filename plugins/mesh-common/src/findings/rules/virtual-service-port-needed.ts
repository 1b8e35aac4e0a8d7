import { someOf, subjectOf } from '../subjects';
import { destinationLookup } from '../analyzer/destinations';
import { analyzed } from '../analyzer/objects';
import { allDestinations } from '../analyzer/virtualServices';
import { Rule } from '../types';

/** A destination has several ports and the route names none (Istio `pkg/config/analysis/analyzers/virtualservice/destinationhosts.go`). */
export const virtualServicePortNeeded: Rule = {
  code: 'virtual-service-port-needed',
  severity: 'error',
  istio: 'IST0112',
  *inCluster(cluster) {
    const lookup = destinationLookup(cluster);
    for (const vs of analyzed(cluster).details('virtualservices')) {
      const unclear = allDestinations(vs)
        .filter(({ port }) => port === null)
        .filter(({ host }) => (lookup(host, vs)?.ports.length ?? 0) > 1)
        .map(({ host }) => host);
      if (!unclear.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It sends traffic to ${someOf(
          unclear,
        )} without a port, and there are several to choose from.`,
        nextStep: 'Write destination.port.number for these routes.',
      };
    }
  },
};
