import { subjectOf } from '../subjects';
import { NamespaceFact } from '../../facts';
import {
  DATAPLANE_MODE,
  INJECTION,
  REVISION,
  userNamespaces,
} from '../analyzer/injection';
import { Rule } from '../types';

/**
 * More than one label says what a namespace is (Istio `pkg/config/analysis/analyzers/injection/injection.go`). Sidecars win
 * for pods that are created from now on; pods that are ambient stay so until they restart.
 */
export const namespaceLabelsConflict: Rule = {
  code: 'namespace-labels-conflict',
  severity: 'warning',
  istio: 'IST0123',
  *inCluster(cluster) {
    for (const namespace of userNamespaces(cluster)) {
      const labels = meshLabels(namespace);
      if (labels.length < 2) continue;
      yield {
        subject: subjectOf('Namespace', namespace),
        message: `It carries ${labels.join(
          ' and ',
        )}. Pods that are created from now on get what the injector says, older ones stay what they are.`,
        nextStep:
          'Keep the one label that is meant, remove the others, and restart the pods that should change.',
      };
    }
  },
};

/** With `istio-injection` set to anything but `enabled` the other labels do not count. */
function meshLabels({ labels }: NamespaceFact): string[] {
  const injection = labels[INJECTION];
  const others =
    injection === undefined || injection === 'enabled'
      ? [REVISION, DATAPLANE_MODE]
      : [];
  return [INJECTION, ...others]
    .filter(key => labels[key] !== undefined)
    .map(key => `${key}=${labels[key]}`);
}
