import { someOf, subjectOf } from '../subjects';
import { isAmbientPod } from '../analyzer/proxies';
import { sharedPods, sidecarResources } from '../analyzer/sidecarResources';
import { Rule } from '../types';

/** Two Sidecar resources select one pod (Istio `pkg/config/analysis/analyzers/sidecar/selector.go`): which one counts is not defined. */
export const sidecarsSelectSamePod: Rule = {
  code: 'sidecars-select-same-pod',
  severity: 'error',
  istio: 'IST0110',
  *inCluster(cluster) {
    const selecting = sidecarResources(cluster).selecting.map(
      ({ sidecar, pods }) => ({
        by: sidecar,
        pods: pods.filter(pod => !isAmbientPod(pod)),
      }),
    );
    for (const { by, others, pod } of sharedPods(selecting)) {
      yield {
        subject: subjectOf('Sidecar', by),
        message: `It selects the pod ${
          pod.name
        }, and so does the Sidecar ${someOf(
          others,
        )}. Which of them holds is not defined.`,
        nextStep:
          'Let one Sidecar select these pods: put what all of them say into one, or make the selectors exclusive.',
      };
    }
  },
};
