import { someOf, subjectOf } from '../subjects';
import { sharedPods } from '../analyzer/sidecarResources';
import { selectingTelemetries } from '../analyzer/telemetries';
import { Rule } from '../types';

/** Two Telemetries select one pod (Istio `pkg/config/analysis/analyzers/telemetry/selector.go`): which one counts is not defined. */
export const telemetriesSelectSamePod: Rule = {
  code: 'telemetries-select-same-pod',
  severity: 'warning',
  istio: 'IST0159',
  *inCluster(cluster) {
    for (const { by, others, pod } of sharedPods(
      selectingTelemetries(cluster),
    )) {
      yield {
        subject: subjectOf('Telemetry', by),
        message: `It selects the pod ${
          pod.name
        }, and so does the Telemetry ${someOf(
          others,
        )}. Which of them holds is not defined.`,
        nextStep: 'Put what these say about the pod into one Telemetry.',
      };
    }
  },
};
