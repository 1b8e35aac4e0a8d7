import { outdatedProxies } from '../analyzer/proxyImages';
import { someOf } from '../analyzer/subjects';
import { Rule } from '../types';

/** Sidecars that an injector of another version put in (Istio `pkg/config/analysis/analyzers/injection/injection-image.go`). */
export const proxyImageOutdated: Rule = {
  code: 'proxy-image-outdated',
  severity: 'warning',
  istio: 'IST0158',
  *inCluster(cluster) {
    for (const { namespace, expected, pods } of outdatedProxies(cluster)) {
      yield {
        subject: { kind: 'Namespace', name: namespace },
        message: `The injector puts in ${
          expected || 'an image that is not readable'
        }; other images run in ${someOf(pods)}.`,
        nextStep:
          'Restart these workloads, so that they get the proxy of the control plane that serves them.',
      };
    }
  },
};
