import { filtersWith } from '../analyzer/envoyPatches';
import { Rule } from '../types';

/** ADD does not work on routes (Istio `pkg/config/analysis/analyzers/envoyfilter`). */
export const envoyFilterAddIgnored: Rule = {
  code: 'envoy-filter-add-ignored',
  severity: 'error',
  istio: 'IST0153',
  inCluster: cluster =>
    filtersWith(
      'add',
      {
        message:
          'It adds to ROUTE_CONFIGURATION or HTTP_ROUTE, which proxies ignore.',
        nextStep:
          'Use MERGE, or write the route as a VirtualService or HTTPRoute.',
      },
      cluster,
    ),
};
