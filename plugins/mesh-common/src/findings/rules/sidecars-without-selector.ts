import { someOf, subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { isAmbientNamespace } from '../analyzer/proxies';
import { sidecarResources } from '../analyzer/sidecarResources';
import { Rule } from '../types';

/** Two Sidecar resources for a whole namespace (Istio `pkg/config/analysis/analyzers/sidecar/selector.go`). */
export const sidecarsWithoutSelector: Rule = {
  code: 'sidecars-without-selector',
  severity: 'error',
  istio: 'IST0111',
  *inCluster(cluster) {
    const { namespaces } = analyzed(cluster);
    for (const [namespace, all] of sidecarResources(cluster).namespaceWide) {
      if (all.length < 2 || isAmbientNamespace(namespaces.get(namespace))) {
        continue;
      }
      for (const sidecar of all) {
        const others = all.filter(o => o !== sidecar).map(o => o.name);
        yield {
          subject: subjectOf('Sidecar', sidecar),
          message: `It has no workloadSelector, and neither has the Sidecar ${someOf(
            others,
          )} of this namespace. Which of them holds is not defined.`,
          nextStep:
            'Keep one Sidecar for the namespace, and give the others a workloadSelector.',
        };
      }
    }
  },
};
