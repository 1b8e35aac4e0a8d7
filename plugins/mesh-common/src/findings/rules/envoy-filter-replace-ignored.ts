import { filtersWith } from '../analyzer/envoyPatches';
import { Rule } from '../types';

/** REPLACE works on filters and virtual hosts only (Istio `pkg/config/analysis/analyzers/envoyfilter`). */
export const envoyFilterReplaceIgnored: Rule = {
  code: 'envoy-filter-replace-ignored',
  severity: 'error',
  istio: 'IST0152',
  inCluster: cluster =>
    filtersWith(
      'replace',
      {
        message:
          'It replaces something that cannot be replaced, so the patch does nothing: REPLACE is for HTTP_FILTER, NETWORK_FILTER and VIRTUAL_HOST.',
        nextStep: 'Use MERGE, or REMOVE and ADD.',
      },
      cluster,
    ),
};
