import { filtersWith } from '../analyzer/envoyPatches';
import { Rule } from '../types';

/** A patch relative to a filter that exists for one version of the proxy only (Istio `pkg/config/analysis/analyzers/envoyfilter`). */
export const envoyFilterRelativeToVersion: Rule = {
  code: 'envoy-filter-relative-to-version',
  severity: 'warning',
  istio: 'IST0155',
  inCluster: cluster =>
    filtersWith(
      'relative-versioned',
      {
        message:
          'It patches relative to a filter that is there for one version of the proxy only, and has no priority: during an upgrade it may not be applied.',
        nextStep:
          'Set priority, and write the same proxyVersion into its match.',
      },
      cluster,
    ),
};
