import { filtersWith } from '../analyzer/envoyPatches';
import { Rule } from '../types';

/** A patch that stands or falls with the order in which filters are applied (Istio `pkg/config/analysis/analyzers/envoyfilter`). */
export const envoyFilterRelative: Rule = {
  code: 'envoy-filter-relative',
  severity: 'warning',
  istio: 'IST0151',
  inCluster: cluster =>
    filtersWith(
      'relative',
      {
        message:
          'It patches relative to other filters and has no priority: if those come later, it is not applied, and nothing says so.',
        nextStep:
          'Set priority, or use INSERT_FIRST or ADD where the place does not matter.',
      },
      cluster,
    ),
};
