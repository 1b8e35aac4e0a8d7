import { subjectOf } from '../subjects';
import { PodFact } from '../../facts';
import {
  DATAPLANE_MODE,
  INJECTION,
  userNamespaces,
} from '../analyzer/injection';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A pod of a namespace with `istio-injection=enabled` has no proxy, mostly because it is older than the label (Istio
 * `pkg/config/analysis/analyzers/injection/injection.go`). Namespaces with `istio.io/rev` are not looked at.
 */
export const podWithoutSidecar: Rule = {
  code: 'pod-without-sidecar',
  severity: 'warning',
  istio: 'IST0103',
  *inCluster(cluster) {
    const { podsOf } = analyzed(cluster);
    for (const { name, labels } of userNamespaces(cluster)) {
      if (labels[INJECTION] !== 'enabled') continue;
      if (labels[DATAPLANE_MODE] === 'ambient') continue;
      for (const pod of podsOf(name)) {
        if (pod.proxy?.image || pod.hostNetwork || isOptedOut(pod)) continue;
        yield {
          subject: subjectOf('Pod', pod),
          message: `Its namespace is labelled ${INJECTION}=enabled and it has no sidecar: its traffic is plain text and no policy of the mesh holds for it.`,
          nextStep:
            'Restart its workload. If it comes back without a sidecar, look at the injector webhook and the events of its ReplicaSet.',
        };
      }
    }
  },
};

const INJECT = 'sidecar.istio.io/inject';

/** A label that is there beats the annotation, whatever it says. */
function isOptedOut({ labels, injectAnnotation }: PodFact): boolean {
  const wish = labels[INJECT] ?? injectAnnotation ?? '';
  return wish.toLowerCase() === 'false';
}
