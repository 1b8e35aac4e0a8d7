import { filtersWith } from '../analyzer/envoyPatches';
import { Rule } from '../types';

/** REMOVE does not work on routes (Istio `pkg/config/analysis/analyzers/envoyfilter`). */
export const envoyFilterRemoveIgnored: Rule = {
  code: 'envoy-filter-remove-ignored',
  severity: 'error',
  istio: 'IST0154',
  inCluster: cluster =>
    filtersWith(
      'remove',
      {
        message:
          'It removes from ROUTE_CONFIGURATION or HTTP_ROUTE, which proxies ignore.',
        nextStep:
          'Change the VirtualService or HTTPRoute that the route comes from.',
      },
      cluster,
    ),
};
