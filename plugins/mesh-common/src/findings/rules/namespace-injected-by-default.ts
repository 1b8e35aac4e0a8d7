import { subjectOf } from '../subjects';
import {
  hasNoMeshLabel,
  injectsByDefault,
  userNamespaces,
} from '../analyzer/injection';
import { Rule } from '../types';

/**
 * The injector takes namespaces that say nothing (Istio `pkg/config/analysis/analyzers/injection/injection.go`). Its webhook
 * does not look at `istio.io/dataplane-mode`, so pods of ambient namespaces are injected too.
 */
export const namespaceInjectedByDefault: Rule = {
  code: 'namespace-injected-by-default',
  severity: 'info',
  istio: 'IST0148',
  *inCluster(cluster) {
    if (!injectsByDefault(cluster)) return;
    for (const namespace of userNamespaces(cluster)) {
      if (!hasNoMeshLabel(namespace)) continue;
      yield {
        subject: subjectOf('Namespace', namespace),
        message:
          'It has no mesh label, and its new pods get sidecars all the same: the injector is installed with enableNamespacesByDefault.',
        nextStep:
          'Say what is meant with a label: istio-injection=enabled, or istio-injection=disabled to stay out or before going ambient.',
      };
    }
  },
};
