import { subjectOf } from '../subjects';
import {
  hasNoMeshLabel,
  injectsByDefault,
  userNamespaces,
} from '../analyzer/injection';
import { Rule } from '../types';

/** A namespace that says neither sidecar nor ambient (Istio `pkg/config/analysis/analyzers/injection/injection.go`). */
export const namespaceNotInMesh: Rule = {
  code: 'namespace-not-in-mesh',
  severity: 'info',
  istio: 'IST0102',
  *inCluster(cluster) {
    if (injectsByDefault(cluster)) return;
    for (const namespace of userNamespaces(cluster)) {
      if (!hasNoMeshLabel(namespace)) continue;
      yield {
        subject: subjectOf('Namespace', namespace),
        message:
          'It asks neither for ambient nor for sidecars, so the mesh does not see its traffic.',
        nextStep:
          'Onboard it with the label istio.io/dataplane-mode=ambient, or say that it stays out with istio-injection=disabled.',
      };
    }
  },
};
