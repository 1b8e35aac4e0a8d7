import { subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** An EnvoyFilter patches what a release of Istio may generate otherwise (Istio `pkg/config/validation/envoyfilter`). */
export const envoyFilterUsed: Rule = {
  code: 'envoy-filter-used',
  severity: 'info',
  istio: 'IST0133',
  *inCluster(cluster) {
    for (const filter of analyzed(cluster).details('envoyfilters')) {
      yield {
        subject: subjectOf('EnvoyFilter', filter),
        message:
          'It patches the configuration that istiod generates: any upgrade may change what it is applied to, and ztunnel does not read it.',
        nextStep:
          'See whether Telemetry, a WasmPlugin, an AuthorizationPolicy or a route says the same; else test it with each upgrade.',
      };
    }
  },
};
