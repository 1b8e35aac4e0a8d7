import { subjectOf } from '../subjects';
import { SidecarResourceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { isAmbientNamespace, isAmbientPod } from '../analyzer/proxies';
import { sidecarResources } from '../analyzer/sidecarResources';
import { Rule } from '../types';

/**
 * A Sidecar resource where ztunnel serves the pods: nothing reads it (Istio `pkg/config/analysis/analyzers/sidecar/
 * selector.go`). One that selects pods by labels counts by its pods, also in an ambient namespace.
 */
export const sidecarResourceInAmbient: Rule = {
  code: 'sidecar-resource-in-ambient',
  severity: 'warning',
  istio: 'IST0167',
  *inCluster(cluster) {
    for (const sidecar of withoutEffect(cluster)) {
      yield {
        subject: subjectOf('Sidecar', sidecar),
        message:
          'It is a Sidecar resource for ambient workloads: nothing reads it, so egress is not limited by it and its ports are not used.',
        nextStep:
          'Remove it. What it limited can be said with an AuthorizationPolicy at the destination, or with a NetworkPolicy.',
      };
    }
  },
};

function withoutEffect(cluster: InspectedCluster): SidecarResourceFact[] {
  const { namespaces } = analyzed(cluster);
  const { selecting, namespaceWide } = sidecarResources(cluster);
  return [
    ...selecting
      .filter(({ pods }) => pods.some(isAmbientPod))
      .map(({ sidecar }) => sidecar),
    ...[...namespaceWide]
      .filter(([name]) => isAmbientNamespace(namespaces.get(name)))
      .flatMap(([, sidecars]) => sidecars),
  ];
}
